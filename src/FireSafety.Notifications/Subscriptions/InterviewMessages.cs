using FireSafety.Contracts.Interviews;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells those who call in and those who are called in. A supervisors' interview (kind 3) reaches nobody else.</summary>
internal sealed class InterviewMessages(Notifier notifier, Recipients recipients) :
    IEventHandler<ProposalRaised>, IEventHandler<InterviewNotified>, IEventHandler<InterviewCancelled>,
    IEventHandler<AbsenceRecorded>, IEventHandler<MinutesIssued>, IEventHandler<CommitmentChanged>
{
    public Task HandleAsync(ProposalRaised e, CancellationToken ct) => e.Kind switch
    {
        // A drive proposes every key unit and every department at once: one message a day stands for them.
        InterviewKind.CityLeaderWithDepartments or InterviewKind.BrigadeWithKeyUnits => TellDigestAsync(e, ct),
        // Neither the name nor the grounds: who opens the proposal must be allowed to.
        InterviewKind.DetachmentWithSupervisors => TellProposalAsync(e, "supervisor-proposal-raised", ct),
        _ => TellProposalAsync(e, "proposal-raised", ct, ("subject", e.Subject.Name), ("ground", e.Ground)),
    };

    // Notices go out again when the time, the place or anything else of it changes.
    public Task HandleAsync(InterviewNotified e, CancellationToken ct) =>
        TellAsync(e, "interview-notified", x => $"v{x.Version}", e.Interview.Parties, ct);

    public Task HandleAsync(InterviewCancelled e, CancellationToken ct) =>
        TellAsync(e, "interview-cancelled", _ => "", e.WasNotified ? e.Interview.Parties : [], ct, ("reason", e.Reason));

    public Task HandleAsync(AbsenceRecorded e, CancellationToken ct) =>
        TellAsync(e, "absence-recorded", x => $"{x.Party.Id}", [e.Party], ct, ("party", NameOf(e.Party)));

    // Corrected minutes keep their number.
    public Task HandleAsync(MinutesIssued e, CancellationToken ct) =>
        TellAsync(e, "minutes-issued", x => $"v{x.Version}", e.Interview.Parties, ct, ("number", e.Number));

    public Task HandleAsync(CommitmentChanged e, CancellationToken ct) => e.Status != CommitmentStatus.Overdue
        ? Task.CompletedTask
        : TellAsync(e, "commitment-overdue", x => $"{x.CommitmentId}|{x.DueOn:yyyy-MM-dd}", [e.Party], ct,
            ("party", NameOf(e.Party)), ("what", e.What), ("dueOn", Day(e.DueOn)));

    private static string NameOf(PartyRef party) => party.Kind == PartyKind.Supervisor ? "被约谈人" : party.Name;

    private Task TellDigestAsync(ProposalRaised e, CancellationToken ct)
    {
        var day = Clock.DateOf(e.OccurredAt);
        return notifier.TellAsync(e, x => $"{x.Kind}|{Clock.DateOf(x.OccurredAt):yyyy-MM-dd}", new Telling("coverage-proposals")
        {
            Fields = new Dictionary<string, string> { ["kind"] = Name(e.Kind), ["day"] = Day(day) },
            Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["convener"] = Recipients.Convener(e.Kind, e.Jurisdiction) },
            DigestItem = e.AggregateId,
        }, ct);
    }

    private Task TellProposalAsync(ProposalRaised e, string kind, CancellationToken ct, params (string Name, string Value)[] more)
    {
        var fields = more.ToDictionary(f => f.Name, f => f.Value);
        (fields["proposalId"], fields["kind"]) = ($"{e.AggregateId}", Name(e.Kind));
        return notifier.TellAsync(e, x => $"{x.AggregateId}", new Telling(kind)
        {
            Fields = fields,
            Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["convener"] = Recipients.Convener(e.Kind, e.Jurisdiction) },
            IsSupervisorMatter = e.Kind == InterviewKind.DetachmentWithSupervisors,
        }, ct);
    }

    private async Task TellAsync<TEvent>(
        TEvent e, string kind, Func<TEvent, string> occasion, IReadOnlyList<PartyRef> parties, CancellationToken ct, params (string Name, string Value)[] more)
        where TEvent : InterviewEvent
    {
        var interview = e.Interview;
        var fields = more.ToDictionary(f => f.Name, f => f.Value);
        (fields["interviewId"], fields["title"], fields["convener"]) = ($"{e.AggregateId}", interview.Title, interview.Convener);
        (fields["time"], fields["place"]) = (Moment(interview.ScheduledAt), interview.Place);
        var calledIn = await recipients.PartiesAsync(parties, e.Jurisdiction, ct);
        await notifier.TellAsync(e, x => $"{x.AggregateId}|{occasion(x)}", new Telling(kind)
        {
            Fields = fields,
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["convener"] = Recipients.Convener(interview.Kind, e.Jurisdiction),
                ["parties"] = calledIn,
                ["party"] = calledIn,
            },
            IsSupervisorMatter = interview.Kind == InterviewKind.DetachmentWithSupervisors,
        }, ct);
    }
}
