using FireSafety.Campaigns.Data;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Figures;

/// <summary>The rows behind figures about interviews. An interview counts for the drive it names, whatever its day.</summary>
internal static class InterviewFigures
{
    private static readonly string[] HeldStates = [nameof(InterviewStatus.Held), nameof(InterviewStatus.FollowUp), nameof(InterviewStatus.Closed)];
    private static readonly string[] AheadStates = [nameof(InterviewStatus.Planned), nameof(InterviewStatus.Notified)];

    public static IQueryable<InterviewRow> Of(CampaignsDbContext db, FigureScope scope)
    {
        var interviews = db.Interviews.AsNoTracking().Where(i => i.CampaignId == scope.CampaignId && i.Status != nameof(InterviewStatus.Cancelled));
        if (scope.From is { } from)
            interviews = interviews.Where(i => i.Day >= from);
        if (scope.To is { } to)
            interviews = interviews.Where(i => i.Day <= to);
        return interviews;
    }

    public static IQueryable<InterviewRow> Held(CampaignsDbContext db, FigureScope scope) =>
        Of(db, scope).Where(i => HeldStates.Contains(i.Status));

    public static IQueryable<FigureRow> Sessions(CampaignsDbContext db, FigureScope scope) => Rows(Held(db, scope));

    public static IQueryable<FigureRow> SessionsAhead(CampaignsDbContext db, FigureScope scope) =>
        Rows(Of(db, scope).Where(i => AheadStates.Contains(i.Status)));

    public static IQueryable<FigureRow> Minutes(CampaignsDbContext db, FigureScope scope) =>
        Rows(Held(db, scope).Where(i => i.MinutesNumber != null));

    public static IQueryable<FigureRow> CalledIn(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Attendees.AsNoTracking(), Of(db, scope));

    public static IQueryable<FigureRow> Attended(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Attendees.AsNoTracking().Where(a => a.Attended), Of(db, scope));

    public static IQueryable<FigureRow> Absent(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Attendees.AsNoTracking().Where(a => !a.Attended), Held(db, scope));

    public static IQueryable<FigureRow> Proxies(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Attendees.AsNoTracking().Where(a => a.Attended && a.IsProxy), Of(db, scope));

    /// <summary>Parties by session: one called in twice counts twice.</summary>
    public static IQueryable<FigureRow> Parties(CampaignsDbContext db, FigureScope scope) =>
        from p in db.Parties.AsNoTracking()
        join i in Held(db, scope) on p.InterviewId equals i.Id
        select new FigureRow
        {
            Id = p.PartyId,
            InterviewId = i.Id,
            Class = i.Class,
            DivisionCode = i.DivisionCode,
            Day = i.Day,
            Name = p.Name,
            Detail = i.Title,
            State = i.Status,
        };

    /// <summary>Parties once each, however often they were called in.</summary>
    public static IQueryable<FigureRow> Subjects(CampaignsDbContext db, FigureScope scope) =>
        from p in db.Parties.AsNoTracking()
        join i in Held(db, scope) on p.InterviewId equals i.Id
        group new { p.Name, i.Day, i.DivisionCode } by new { i.Class, p.PartyId } into party
        select new FigureRow
        {
            Id = party.Key.PartyId,
            InterviewId = (Guid?)null,
            Class = party.Key.Class,
            DivisionCode = party.Max(x => x.DivisionCode)!,
            Day = party.Max(x => x.Day),
            Name = party.Max(x => x.Name)!,
        };

    /// <summary>Units once each over all kinds.</summary>
    public static IQueryable<FigureRow> UnitsCalledIn(CampaignsDbContext db, FigureScope scope) =>
        from p in db.Parties.AsNoTracking()
        where p.PartyKind == nameof(PartyKind.Unit)
        join i in Held(db, scope) on p.InterviewId equals i.Id
        group new { p.Name, i.Day, i.DivisionCode } by p.PartyId into unit
        select new FigureRow
        {
            Id = unit.Key,
            InterviewId = (Guid?)null,
            Class = "",
            DivisionCode = unit.Max(x => x.DivisionCode)!,
            Day = unit.Max(x => x.Day),
            Name = unit.Max(x => x.Name)!,
        };

    public static IQueryable<FigureRow> Commitments(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Commitments.AsNoTracking(), Of(db, scope));

    public static IQueryable<FigureRow> CommitmentsVerified(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Commitments.AsNoTracking().Where(c => c.Status == nameof(CommitmentStatus.Verified)), Of(db, scope));

    public static IQueryable<FigureRow> CommitmentsOverdue(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Commitments.AsNoTracking().Where(c => c.Status == nameof(CommitmentStatus.Overdue)), Of(db, scope));

    private static IQueryable<FigureRow> Rows(IQueryable<InterviewRow> interviews) => interviews.Select(i => new FigureRow
    {
        Id = i.Id,
        InterviewId = i.Id,
        Class = i.Class,
        DivisionCode = i.DivisionCode,
        Day = i.Day,
        Name = i.Title,
        Detail = i.Place,
        State = i.Status,
    });

    private static IQueryable<FigureRow> Rows(IQueryable<AttendeeRow> attendees, IQueryable<InterviewRow> interviews) =>
        from a in attendees
        where !a.Removed
        join i in interviews on a.InterviewId equals i.Id
        select new FigureRow
        {
            Id = a.Id,
            InterviewId = i.Id,
            Class = i.Class,
            DivisionCode = i.DivisionCode,
            Day = i.Day,
            Name = a.Name,
            Detail = a.PartyName + " " + a.Post,
            State = i.Status,
        };

    private static IQueryable<FigureRow> Rows(IQueryable<CommitmentRow> commitments, IQueryable<InterviewRow> interviews) =>
        from c in commitments
        join i in interviews on c.InterviewId equals i.Id
        select new FigureRow
        {
            Id = c.Id,
            InterviewId = i.Id,
            Class = i.Class,
            DivisionCode = i.DivisionCode,
            Day = c.DueOn,
            Name = c.PartyName,
            Detail = c.What,
            State = c.Status,
        };
}
