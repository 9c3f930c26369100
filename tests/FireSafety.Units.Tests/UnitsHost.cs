using FireSafety.Contracts.Hazards;
using FireSafety.Platform.Http;
using FireSafety.Platform.Identifiers;
using FireSafety.TestKit;

namespace FireSafety.Units.Tests;

/// <summary>What nearly every test of the registry needs.</summary>
internal static class UnitsHost
{
    public const string Units = "/api/units/units";

    public static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(b => b.AddUnits(), r => r.MapUnits());

    /// <summary>A fictitious, well-formed code.</summary>
    public static string Code(int n)
    {
        var first = $"91211103MA{n:D7}";
        return first + CreditCode.CheckCharacter(first);
    }

    public static Dictionary<string, object?> Body(int n = 1, string division = "211103", string? name = null) => new()
    {
        ["creditCode"] = Code(n),
        ["name"] = name ?? $"示例单位 {n:D4}",
        ["address"] = $"示例路 {n} 号",
        ["divisionCode"] = division,
        ["industry"] = "commerce",
        ["responsiblePerson"] = new { name = "示例人员 1", phone = "13800000001" },
        ["manager"] = new { name = "示例人员 2", phone = (string?)null },
    };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string member, object? value) =>
        new(body) { [member] = value };

    public static Dictionary<string, object?> Without(this Dictionary<string, object?> body, string member) =>
        body.Where(m => m.Key != member).ToDictionary();

    public static Task<Changed> RegisterAsync(this ServiceHost host, Dictionary<string, object?>? body = null) =>
        host.Client.CommandAsync(Units, body ?? Body());

    public static HazardSnapshot Hazard(Guid unitId, HazardStatus status, bool major = false) => new()
    {
        UnitId = unitId,
        UnitName = "示例单位 0001",
        Industry = "commerce",
        Description = "疏散通道堵塞",
        Source = HazardSource.Inspection,
        Status = status,
        IsMajor = major,
        IsOverdue = status == HazardStatus.Overdue,
        FoundOn = new DateOnly(2024, 1, 15),
        RectifyBy = new DateOnly(2024, 1, 20),
    };
}

internal sealed record Listed(int Total, IReadOnlyList<Listed.Row> Items)
{
    internal sealed record Row(Guid Id, string Name, string CreditCode);
}

internal sealed record Detail(
    Guid Id, long Version, string CreditCode, bool CreditCodeMismatch, string Name, string DivisionCode, bool IsKeyUnit, bool IsOfConcern,
    DateOnly? ConcernReviewOn, bool IsVulnerableGroupFacility, bool IsClosed, Detail.Suggestion? KeyUnitSuggestion,
    Detail.Person ResponsiblePerson, Detail.Counters Hazards, IReadOnlyList<Detail.Ground> Concerns, IReadOnlyList<Detail.Holding> Posts,
    IReadOnlyList<Detail.Hand> Moves, IReadOnlyList<Detail.Pairing> Pairings)
{
    internal sealed record Suggestion(string Clause, string Fact);

    internal sealed record Person(string Name, string? Phone);

    internal sealed record Counters(int Open, int Major, int Overdue);

    internal sealed record Ground(string Text, Guid? HazardId, DateOnly? LiftedOn);

    internal sealed record Holding(string Post, string Name, DateOnly From, DateOnly? Until);

    internal sealed record Hand(string FromDivision, string ToDivision, DateOnly MovedOn);

    internal sealed record Pairing(Person Helper, DateOnly? Until, IReadOnlyList<Visit> Visits);

    internal sealed record Visit(DateOnly VisitedOn, string Findings);
}

internal sealed record Timeline(int Total, IReadOnlyList<Timeline.Row> Items)
{
    internal sealed record Row(DateTime At, string Topic, string Text, Guid? SourceId);
}
