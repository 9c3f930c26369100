using System.Security.Cryptography;
using System.Text;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Subscriptions;

/// <summary>Keeps interviews, their parties, attendees and commitments as rows to count.</summary>
internal sealed class InterviewEvents(CampaignsDbContext db)
    : IEventHandler<InterviewEvent>, IEventHandler<AttendanceChanged>, IEventHandler<CommitmentChanged>, IEventHandler<MinutesIssued>
{
    public Task HandleAsync(InterviewEvent happened, CancellationToken ct) => KeepInterviewAsync(happened, ct);

    public async Task HandleAsync(MinutesIssued happened, CancellationToken ct)
    {
        // The number is in this event alone, so a newer snapshot that came before must not hide it.
        var interview = await KeepInterviewAsync(happened, ct);
        interview.MinutesNumber = happened.Number;
    }

    public async Task HandleAsync(AttendanceChanged happened, CancellationToken ct)
    {
        await KeepInterviewAsync(happened, ct);
        var attendee = await db.Attendees.FindAsync([happened.AttendeeId], ct);
        if (attendee is null)
        {
            db.Attendees.Add(attendee = new AttendeeRow
            {
                Id = happened.AttendeeId,
                InterviewId = happened.AggregateId,
                Jurisdiction = happened.Jurisdiction,
            });
        }
        else if (happened.Version < attendee.Version)
        {
            return;
        }
        attendee.Version = happened.Version;
        attendee.PartyName = happened.Party.Name;
        attendee.Name = happened.Name;
        attendee.Post = happened.Post;
        attendee.Attended = happened.Attended;
        attendee.IsProxy = happened.IsProxy;
        attendee.Removed = happened.Removed;
    }

    public async Task HandleAsync(CommitmentChanged happened, CancellationToken ct)
    {
        await KeepInterviewAsync(happened, ct);
        var commitment = await db.Commitments.FindAsync([happened.CommitmentId], ct);
        if (commitment is null)
        {
            db.Commitments.Add(commitment = new CommitmentRow
            {
                Id = happened.CommitmentId,
                InterviewId = happened.AggregateId,
                Jurisdiction = happened.Jurisdiction,
            });
        }
        else if (happened.Version < commitment.Version)
        {
            return;
        }
        commitment.Version = happened.Version;
        commitment.PartyName = happened.Party.Name;
        commitment.What = happened.What;
        commitment.DueOn = happened.DueOn;
        commitment.Status = happened.Status.ToString();
    }

    private async Task<InterviewRow> KeepInterviewAsync(InterviewEvent happened, CancellationToken ct)
    {
        var row = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Interviews.Where(i => ids.Contains(i.Id)), i => i.Id, ct)).SingleOrDefault();
        if (row is null)
            db.Interviews.Add(row = new InterviewRow { Id = happened.AggregateId, Jurisdiction = happened.Jurisdiction });
        else if (IsStale(row, happened))
        {
            await KeepPartiesAsync(row, happened, ct);
            return row;
        }

        var interview = happened.Interview;
        row.Version = happened.Version;
        row.Jurisdiction = happened.Jurisdiction;
        row.CampaignId = interview.CampaignId;
        row.Class = InterviewRow.ClassOf(interview.Kind);
        row.Status = interview.Status.ToString();
        row.Title = interview.Title;
        row.Convener = interview.Convener;
        row.DivisionCode = interview.ConvenerDivision;
        row.Place = interview.Place;
        row.Day = Clock.DateOf(interview.ScheduledAt);
        await KeepPartiesAsync(row, happened, ct);
        return row;
    }

    private static bool TellsAllParties(InterviewEvent happened) => happened is not (AttendanceChanged or AbsenceRecorded or CommitmentChanged);

    // One command may tell several things at one version (each sign-in, then "held"); of those the furthest state is the newest.
    private static bool IsStale(InterviewRow row, InterviewEvent happened) =>
        happened.Version < row.Version
        || (happened.Version == row.Version && happened.Interview.Status < Enum.Parse<InterviewStatus>(row.Status));

    // The list of parties has a version of its own: of two lists the newer holds, however many events about one party came between.
    private async Task KeepPartiesAsync(InterviewRow row, InterviewEvent happened, CancellationToken ct)
    {
        if (!TellsAllParties(happened))
        {
            if (happened.Version > row.PartiesVersion)
                await AddPartiesAsync(row, happened, ct);
            return;
        }
        if (happened.Version < row.PartiesVersion)
            return;
        row.PartiesVersion = happened.Version;
        var hash = HashOf(row.Jurisdiction, happened.Interview.Parties);
        if (hash == row.PartiesHash)
            return;
        var kept = await db.Parties.Where(p => p.InterviewId == row.Id).ToDictionaryAsync(p => p.PartyId, ct);
        var called = happened.Interview.Parties.DistinctBy(p => p.Id).ToDictionary(p => p.Id);
        var others = kept.Values.Where(p => !called.ContainsKey(p.PartyId)).ToLookup(p => p.Version <= happened.Version);
        db.Parties.RemoveRange(others[true]);
        // Whoever was named later stays, and then what is kept is more than the list.
        row.PartiesHash = others[false].Any() ? "" : hash;
        foreach (var party in called.Values)
            Keep(row, kept.GetValueOrDefault(party.Id), party, happened.Version);
    }

    private async Task AddPartiesAsync(InterviewRow row, InterviewEvent happened, CancellationToken ct)
    {
        foreach (var party in happened.Interview.Parties) // one
        {
            var entry = await db.Parties.FindAsync([row.Id, party.Id], ct);
            // The next list must be compared with what is kept, not with the list before.
            if (entry is null)
                row.PartiesHash = "";
            Keep(row, entry, party, happened.Version);
        }
    }

    private void Keep(InterviewRow row, PartyRow? entry, PartyRef party, long version)
    {
        if (entry is null)
            db.Parties.Add(entry = new PartyRow { InterviewId = row.Id, PartyId = party.Id, Jurisdiction = row.Jurisdiction });
        entry.Jurisdiction = row.Jurisdiction;
        if (version < entry.Version)
            return;
        entry.Version = version;
        entry.PartyKind = party.Kind.ToString();
        entry.Name = party.Name;
    }

    private static string HashOf(string jurisdiction, IReadOnlyList<PartyRef> parties) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(jurisdiction + string.Join('\n', parties.OrderBy(p => p.Id).Select(p => $"{p.Kind}|{p.Id}|{p.Name}")))));
}
