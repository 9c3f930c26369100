using FireSafety.Interviews.Data;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Interviews.Interviews;

/// <summary>The people behind the counts, one row each.</summary>
internal static class ListAttendance
{
    internal sealed record Filter(Guid? PartyId, bool? Attended, bool? IsProxy);

    /// <param name="Phone">Masked.</param>
    internal sealed record Row(
        Guid Id, Guid PartyId, Guid SubjectId, string Party, string Name, string Post, string? Phone, bool Attended, bool IsProxy,
        string? Authorization, DateTime? SignedInAt, SignInMeans? Means);

    public static async Task<Reply<Page<Row>>> Handle(
        Guid id, [AsParameters] Filter filter, [AsParameters] PageQuery page, InterviewsDbContext db, CancellationToken ct)
    {
        if (!await db.Interviews.AnyAsync(i => i.Id == id, ct))
            return CommonErrors.NotFound;
        var query =
            from i in db.Interviews.AsNoTracking().Where(i => i.Id == id)
            from a in i.Attendees
            join p in db.Set<InterviewParty>() on a.PartyId equals p.Id
            where db.SeesJurisdiction || p.SubjectId == db.OwnId
            select new { Attendee = a, Party = p };
        if (filter.PartyId is { } party)
            query = query.Where(x => x.Party.Id == party || x.Party.SubjectId == party);
        if (filter.Attended is { } attended)
            query = query.Where(x => x.Attendee.Attended == attended);
        if (filter.IsProxy is { } proxy)
            query = query.Where(x => x.Attendee.IsProxy == proxy);
        var rows = await query.OrderBy(x => x.Party.Order).ThenBy(x => x.Attendee.Id)
            .Select(x => new Row(
                x.Attendee.Id, x.Party.Id, x.Party.SubjectId, x.Party.Name, x.Attendee.Name, x.Attendee.Post, x.Attendee.Phone,
                x.Attendee.Attended, x.Attendee.IsProxy, x.Attendee.Authorization, x.Attendee.SignedInAt, x.Attendee.Means))
            .ToPageAsync(page, ct);
        return rows with { Items = [.. rows.Items.Select(r => r with { Phone = r.Phone is null ? null : Masking.MaskPhone(r.Phone) })] };
    }
}
