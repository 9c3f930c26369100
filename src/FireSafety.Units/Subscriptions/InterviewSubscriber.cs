using FireSafety.Contracts.Interviews;
using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units.Subscriptions;

/// <summary>Tells the timeline of each unit that an interview (约谈) concerns, from the notice on: the unit reads it too.</summary>
internal sealed class InterviewSubscriber(UnitsDbContext db) :
    IEventHandler<InterviewNotified>, IEventHandler<InterviewCancelled>, IEventHandler<InterviewHeld>, IEventHandler<AbsenceRecorded>,
    IEventHandler<CommitmentChanged>
{
    public Task HandleAsync(InterviewNotified e, CancellationToken ct) => e.IsAgain
        ? Task.CompletedTask
        : TellAsync(e, e.Interview.Parties, TimelineTopic.Interview, $"发出约谈通知：{e.Interview.Title}", ct);

    public Task HandleAsync(InterviewCancelled e, CancellationToken ct) => !e.WasNotified
        ? Task.CompletedTask
        : TellAsync(e, e.Interview.Parties, TimelineTopic.Interview, $"取消约谈：{e.Interview.Title}", ct);

    public Task HandleAsync(InterviewHeld e, CancellationToken ct) =>
        TellAsync(e, e.Interview.Parties, TimelineTopic.Interview, $"约谈召开：{e.Interview.Title}", ct);

    public Task HandleAsync(AbsenceRecorded e, CancellationToken ct) =>
        TellAsync(e, [e.Party], TimelineTopic.Interview, $"无故缺席约谈：{e.Interview.Title}", ct);

    public Task HandleAsync(CommitmentChanged e, CancellationToken ct) =>
        TellAsync(e, [e.Party], TimelineTopic.Commitment, $"{NameOf(e.Status)}：{e.What}（期限 {e.DueOn:yyyy-MM-dd}）", ct);

    private static string NameOf(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => "作出整改承诺",
        CommitmentStatus.Submitted => "提交整改佐证",
        CommitmentStatus.Verified => "整改承诺已核实",
        CommitmentStatus.Waived => "整改承诺已免除",
        CommitmentStatus.Overdue => "整改承诺逾期",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private async Task TellAsync(InterviewEvent e, IReadOnlyList<PartyRef> parties, TimelineTopic topic, string text, CancellationToken ct)
    {
        var ids = parties.Where(p => p.Kind == PartyKind.Unit).Select(p => p.Id).Distinct().ToList();
        var known = await db.Units.Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        db.Timeline.AddRange(known.Select(id => TimelineEntry.Of(id, e, topic, text)));
    }
}
