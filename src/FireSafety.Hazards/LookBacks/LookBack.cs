using System.Security.Cryptography;
using FireSafety.Hazards.Hazards;

namespace FireSafety.Hazards.LookBacks;

/// <summary>What a look-back found at one hazard.</summary>
internal enum LookBackResult
{
    /// <summary>Not visited yet.</summary>
    Pending,
    /// <summary>Still in order (未反弹).</summary>
    Holding,
    /// <summary>Came back (反弹).</summary>
    Relapsed,
}

/// <summary>One closed hazard drawn for a visit.</summary>
internal sealed class LookBackDraw : Entity
{
    private LookBackDraw() { }

    internal LookBackDraw(Guid hazardId, string unitName) => (HazardId, UnitName) = (hazardId, unitName);

    public Guid HazardId { get; private set; }
    public string UnitName { get; private set; } = "";
    public LookBackResult Result { get; private set; }
    public DateOnly? VisitedOn { get; private set; }
    public Guid? InspectorId { get; private set; }
    public string? Inspector { get; private set; }
    public string? Findings { get; private set; }

    /// <summary>The hazard that continues the one drawn.</summary>
    public Guid? LaterHazardId { get; private set; }

    internal void Record(LookBackResult result, DateOnly on, Person inspector, string? findings, Guid? laterHazardId)
    {
        (Result, VisitedOn, Findings, LaterHazardId) = (result, on, findings, laterHazardId);
        (InspectorId, Inspector) = (inspector.Id, inspector.Name);
    }
}

/// <summary>A look-back (回头看): a sample of closed hazards, drawn so that anyone can repeat the draw from its seed.</summary>
internal sealed class LookBack : AggregateRoot
{
    private readonly List<LookBackDraw> draws = [];

    private LookBack() { }

    /// <summary>First day of closing that was considered.</summary>
    public DateOnly ClosedFrom { get; private set; }

    /// <summary>Last day of closing that was considered.</summary>
    public DateOnly ClosedTo { get; private set; }
    public DateOnly DrawnOn { get; private set; }
    public int Seed { get; private set; }
    public int SharePercent { get; private set; }

    /// <summary>How many closed hazards the sample was drawn from.</summary>
    public int Population { get; private set; }
    public IReadOnlyList<LookBackDraw> Draws => draws;

    /// <summary>Draws a sample: at least one, rounded up.</summary>
    public static LookBack Draw(
        Division division, DateOnly from, DateOnly to, DateOnly today, int seed, int sharePercent, IReadOnlyCollection<(Guid Id, string UnitName)> closed)
    {
        var lookBack = new LookBack
        {
            Jurisdiction = division.Path,
            ClosedFrom = from,
            ClosedTo = to,
            DrawnOn = today,
            Seed = seed,
            SharePercent = sharePercent,
            Population = closed.Count,
        };
        var names = closed.ToDictionary(c => c.Id, c => c.UnitName);
        lookBack.draws.AddRange(Sample(names.Keys, seed, sharePercent).Select(id => new LookBackDraw(id, names[id])));
        return lookBack;
    }

    /// <summary>The sample of a seed: depends on nothing but the ids, the seed and the share, not on the order of the ids.</summary>
    public static IReadOnlyList<Guid> Sample(IReadOnlyCollection<Guid> ids, int seed, int sharePercent) =>
    [
        .. ids.OrderBy(id => Convert.ToHexString(SHA256.HashData([.. BitConverter.GetBytes(seed), .. id.ToByteArray()])), StringComparer.Ordinal)
            .Take((ids.Count * sharePercent + 99) / 100),
    ];

    /// <summary>Whether a drawn hazard still waits for its visit.</summary>
    public Error? Expects(Guid hazardId) => draws.Find(d => d.HazardId == hazardId) switch
    {
        null => LookBackErrors.NotDrawn,
        { Result: not LookBackResult.Pending } => LookBackErrors.VisitedAlready,
        _ => null,
    };

    /// <summary>Records a visit.</summary>
    public Error? Record(Guid hazardId, DateOnly on, Person inspector, string? findings, Hazard? again, DateOnly today)
    {
        if ((Expects(hazardId) ?? HazardRules.Within(on, DrawnOn, today)) is { } refusal)
            return refusal;
        draws.Find(d => d.HazardId == hazardId)!.Record(
            again is null ? LookBackResult.Holding : LookBackResult.Relapsed, on, inspector, findings, again?.Id);
        Touch();
        return null;
    }
}

internal static class LookBackErrors
{
    public static readonly Error DivisionNeeded = new("hazards.look-back-division-needed", ErrorKind.Rule, "请指明在哪个行政区划抽取。");
    public static readonly Error NothingClosed = new("hazards.look-back-nothing-closed", ErrorKind.Rule, "该时段、该辖区没有已销号的隐患可供抽取。");
    public static readonly Error NotDrawn = new("hazards.look-back-not-drawn", ErrorKind.Rule, "该隐患不在本次回头看抽取之列。");
    public static readonly Error Moved = new("hazards.look-back-moved", ErrorKind.Rule, "该隐患的单位已划归其他大队监管，由支队登记回访结果。");
    public static readonly Error VisitedAlready = new("hazards.look-back-visited-already", ErrorKind.Conflict, "该隐患本次回头看结果已登记。");
}
