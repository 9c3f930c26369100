using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>An agency that could be drawn.</summary>
internal sealed record DrawCandidate(Guid AgencyId, string CreditCode, string Name);

/// <summary>An agency that was drawn, with its inspectors.</summary>
internal sealed record DrawnAgency(Guid AgencyId, string CreditCode, string Name, IReadOnlyList<string> Inspectors);

/// <summary>
/// A random draw for special checks (随机抽取检查对象、检查人员, article 23). The candidates, the pool of inspectors and the seed
/// are kept, so that anybody can run the draw again and must get the same result.
/// </summary>
internal sealed class RandomDraw : AggregateRoot
{
    private RandomDraw() { }

    public DateOnly DrawnOn { get; private set; }

    /// <summary>Hex digits, or what a person brought along, e.g. a public lottery number.</summary>
    public string Seed { get; private set; } = "";
    public int InspectorsEach { get; private set; }
    public List<string> InspectorPool { get; private set; } = [];
    public JsonList<DrawCandidate> Candidates { get; private set; } = [];
    public JsonList<DrawnAgency> Drawn { get; private set; } = [];

    /// <summary>Draws now and keeps what is needed to draw again.</summary>
    public static RandomDraw Hold(
        DateOnly on, string seed, IReadOnlyList<DrawCandidate> candidates, IReadOnlyList<string> inspectorPool, int count, int inspectorsEach) => new()
        {
            Jurisdiction = Divisions.City.Path,
            DrawnOn = on,
            Seed = seed,
            InspectorsEach = inspectorsEach,
            InspectorPool = [.. inspectorPool],
            Candidates = [.. candidates],
            Drawn = [.. Draw(seed, candidates, inspectorPool, count, inspectorsEach)],
        };

    public static string NewSeed() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Runs it again from what was kept; true when the result is the same.</summary>
    public bool Replays() =>
        Draw(Seed, Candidates, InspectorPool, Drawn.Count, InspectorsEach)
            .Select(Words).SequenceEqual(Drawn.Select(Words));

    // Lots are hashes of seed and name: no library's generator has to stay the same for the draw to be repeatable.
    private static IEnumerable<DrawnAgency> Draw(
        string seed, IReadOnlyList<DrawCandidate> candidates, IReadOnlyList<string> pool, int count, int inspectorsEach) =>
        candidates.OrderBy(c => Lot($"{seed}|{c.CreditCode}"), StringComparer.Ordinal).Take(count)
            .Select(c => new DrawnAgency(c.AgencyId, c.CreditCode, c.Name,
                [.. pool.OrderBy(name => Lot($"{seed}|{c.CreditCode}|{name}"), StringComparer.Ordinal).Take(inspectorsEach)]));

    private static string Words(DrawnAgency drawn) =>
        string.Create(CultureInfo.InvariantCulture, $"{drawn.CreditCode}:{string.Join(',', drawn.Inspectors)}");

    private static string Lot(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
