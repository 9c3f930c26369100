using System.Buffers.Binary;
using FireSafety.Units.Units;

namespace FireSafety.Units.Search;

/// <summary>The searchable text of a unit, normalised.</summary>
internal sealed class UnitSearchEntry
{
    private UnitSearchEntry() { }

    public Guid UnitId { get; private init; }

    /// <summary>Short name of the unit inside <see cref="UnitGram"/>, whose rows are many: half as long as the id.</summary>
    public long Key { get; private init; }

    public string Text { get; private set; } = "";

    public static UnitSearchEntry Of(Unit unit) => new() { UnitId = unit.Id, Key = KeyOf(unit.Id), Text = SearchText.Of(unit) };

    public static IEnumerable<UnitGram> GramsOf(Unit unit) => Grams(KeyOf(unit.Id), SearchText.GramsOf(SearchText.Of(unit)));

    /// <summary>Follows a change of the unit.</summary>
    /// <returns>The grams to take out and to put in.</returns>
    public (IEnumerable<UnitGram> Gone, IEnumerable<UnitGram> Come) Follow(Unit unit)
    {
        var before = SearchText.GramsOf(Text);
        Text = SearchText.Of(unit);
        var after = SearchText.GramsOf(Text);
        return (Grams(Key, before.Except(after)), Grams(Key, after.Except(before)));
    }

    private static IEnumerable<UnitGram> Grams(long key, IEnumerable<int> grams) => grams.Select(g => new UnitGram { Gram = g, UnitKey = key });

    // The last 62 bits of a version 7 id are random; two units sharing a key would only cost one more text comparison.
    private static long KeyOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}

/// <summary>Says that a pair of neighbouring characters occurs in a unit's text.</summary>
internal sealed class UnitGram
{
    public required int Gram { get; init; }
    public required long UnitKey { get; init; }
}
