using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>Keeps the copy of agencies; findings and lapsed conditions speak against them until they are put right.</summary>
internal sealed class WhenAgenciesChange(InterviewsDbContext db) : IEventHandler<AgencyRegistered>, IEventHandler<AgencyChanged>,
    IEventHandler<ConditionExpiring>, IEventHandler<AgencyFindingRecorded>, IEventHandler<AgencyFindingCorrected>,
    IEventHandler<ConditionsLapsed>, IEventHandler<ConditionsMet>
{
    private static readonly Dictionary<FindingClass, string> Classes = new()
    {
        [FindingClass.ConditionsNotMet] = "不具备从业条件",
        [FindingClass.IrregularPractice] = "执业活动不规范",
        [FindingClass.SubstandardQuality] = "执业质量不符合标准要求",
    };

    public Task HandleAsync(AgencyRegistered happened, CancellationToken ct) => KeepAsync(happened, ct);

    public Task HandleAsync(AgencyChanged happened, CancellationToken ct) => KeepAsync(happened, ct);

    public Task HandleAsync(ConditionExpiring happened, CancellationToken ct) => KeepAsync(happened, ct);

    public Task HandleAsync(AgencyFindingRecorded happened, CancellationToken ct) => ProposeAsync(
        happened, GroundKind.AgencyFinding, happened.FindingId,
        $"{ChineseDate.Of(happened.InspectedOn)}检查发现{Classes[happened.Class]}：{happened.Description}（{happened.Article}）", ct);

    public Task HandleAsync(ConditionsLapsed happened, CancellationToken ct) => ProposeAsync(
        happened, GroundKind.ConditionsLapsed, happened.AggregateId,
        $"自{ChineseDate.Of(happened.LapsedOn)}起不再符合从业条件：{string.Join('；', happened.Shortfalls)}", ct);

    public async Task HandleAsync(AgencyFindingCorrected happened, CancellationToken ct)
    {
        await KeepAsync(happened, ct);
        const string how = "检查发现的问题已整改并核实";
        await db.SettleAsync(happened.FindingId, happened.Version, [GroundKind.AgencyFinding], happened.OccurredAt, how, ct);
        await db.SettleLinksAsync(LinkKind.Finding, happened.FindingId, how, happened.OccurredAt, ct);
    }

    public async Task HandleAsync(ConditionsMet happened, CancellationToken ct)
    {
        await KeepAsync(happened, ct);
        await db.SettleAsync(
            happened.AggregateId, happened.Version, [GroundKind.ConditionsLapsed], happened.OccurredAt, "已重新符合从业条件", ct);
    }

    private async Task KeepAsync(AgencyEvent happened, CancellationToken ct)
    {
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Id == happened.AggregateId, ct);
        if (agency is null)
            db.Agencies.Add(agency = new KnownAgency { Id = happened.AggregateId });
        if (happened.Version <= agency.Version)
            return;
        (agency.Version, agency.Name) = (happened.Version, happened.Agency.Name);
    }

    private async Task ProposeAsync(AgencyEvent happened, GroundKind ground, Guid sourceId, string words, CancellationToken ct)
    {
        await KeepAsync(happened, ct);
        var subject = new PartyRef(PartyKind.Agency, happened.AggregateId, happened.Agency.Name);
        var kind = Rules.KindFor(ground, Whom.Agency)!.Value;
        await db.ProposeAsync(
            [new Reason(kind, subject, Divisions.City.Path, ground, sourceId, words.Fit(), happened.OccurredAt, happened.Version)], ct);
    }
}
