using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>Hazards give grounds against units, their departments and supervisors; closing them settles grounds and commitments.</summary>
internal sealed class WhenHazardsChange(InterviewsDbContext db) : IEventHandler<MajorHazardDetermined>, IEventHandler<HazardOverdue>,
    IEventHandler<HazardNotRectified>, IEventHandler<ReinspectionOverdue>, IEventHandler<HazardClosed>
{
    public Task HandleAsync(MajorHazardDetermined happened, CancellationToken ct) =>
        ProposeAsync(happened, GroundKind.MajorHazard, $"存在重大火灾隐患：{happened.Hazard.Description}（判定条款：{string.Join('、', happened.Clauses)}）", ct);

    public Task HandleAsync(HazardOverdue happened, CancellationToken ct) =>
        ProposeAsync(happened, GroundKind.HazardOverdue, $"隐患逾期未整改：{happened.Hazard.Description}{Deadline(happened.Hazard)}", ct);

    public Task HandleAsync(HazardNotRectified happened, CancellationToken ct) =>
        ProposeAsync(happened, GroundKind.HazardNotRectified, $"隐患复查不合格：{happened.Hazard.Description}（{happened.Findings}）", ct);

    public async Task HandleAsync(ReinspectionOverdue happened, CancellationToken ct)
    {
        if (happened.Hazard.SupervisorId is not { } supervisorId)
            return;
        var subject = await db.SupervisorAsync(supervisorId, ct);
        var words = $"逾期未复查：{happened.Hazard.UnitName}的隐患应于{ChineseDate.Of(happened.DueOn)}前复查（{happened.Hazard.Description}）";
        // The hazard's closing does not undo the supervisor's lateness, so it does not make this event a late one either.
        await db.ProposeAsync(
            [Of(happened, GroundKind.ReinspectionOverdue, Whom.Supervisor, subject, Divisions.City.Path, words) with { Version = long.MaxValue }], ct);
    }

    public async Task HandleAsync(HazardClosed happened, CancellationToken ct)
    {
        var how = $"隐患已于{ChineseDate.Of(happened.ClosedOn)}销号";
        await db.SettleAsync(happened.AggregateId, happened.Version, Rules.OfHazards, happened.OccurredAt, how, ct);
        await db.SettleLinksAsync(LinkKind.Hazard, happened.AggregateId, how, happened.OccurredAt, ct);
    }

    private async Task ProposeAsync(HazardEvent happened, GroundKind ground, string words, CancellationToken ct)
    {
        var hazard = happened.Hazard;
        var unit = new PartyRef(PartyKind.Unit, hazard.UnitId, hazard.UnitName);
        var reasons = new List<Reason> { Of(happened, ground, Whom.Unit, unit, happened.Jurisdiction, words) };
        if (Rules.KindFor(ground, Whom.Department) is not null)
        {
            foreach (var department in await db.DepartmentsOfAsync(hazard.Industry, ct))
            {
                var subject = new PartyRef(PartyKind.Department, department.Id, department.Name);
                reasons.Add(Of(happened, ground, Whom.Department, subject, Divisions.City.Path, $"{hazard.UnitName}{words}"));
            }
        }
        await db.ProposeAsync(reasons, ct);
    }

    private static Reason Of(HazardEvent happened, GroundKind ground, Whom whom, PartyRef subject, string jurisdiction, string words) =>
        new(Rules.KindFor(ground, whom)!.Value, subject, jurisdiction, ground, happened.AggregateId, words.Fit(), happened.OccurredAt, happened.Version)
        {
            Industry = happened.Hazard.Industry,
        };

    private static string Deadline(HazardSnapshot hazard) =>
        hazard.RectifyBy is { } day ? $"（整改期限{ChineseDate.Of(day)}）" : "";
}
