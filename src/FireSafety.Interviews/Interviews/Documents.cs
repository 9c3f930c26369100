using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>Downloads the notice to one party.</summary>
internal static class GetNotice
{
    public static async Task<Reply<FileReply>> Handle(Guid id, Guid partyId, InterviewsDbContext db, CancellationToken ct)
    {
        var interview = await db.Interviews.AsNoTracking()
            .Include(i => i.Parties.Where(p => (p.Id == partyId || p.SubjectId == partyId) && (db.SeesJurisdiction || p.SubjectId == db.OwnId)))
            .SingleOrDefaultAsync(i => i.Id == id, ct);
        if (interview is null || interview.Parties is not [var party])
            return CommonErrors.NotFound;
        if (interview.NoticeNumber is null)
            return InterviewErrors.NotNotified;
        return new FileReply(NoticeDocument.Of(interview, party), FileReply.Docx, $"约谈通知书 {interview.NoticeNumber} {party.Name}.docx");
    }
}

/// <summary>Downloads the minutes: the version asked for, the newest frozen one, or a draft while none is signed off.</summary>
internal static class GetMinutes
{
    public static async Task<Reply<FileReply>> Handle(Guid id, int? version, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        var interview = await IssueMinutes.WholeRecord(db).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        // Those called in are given what was signed off, not its drafts.
        if (interview is null || (interview.MinutesVersion == 0 && db.IsCalledIn(interview)))
            return CommonErrors.NotFound;
        if (interview.HeldAt is null)
            return InterviewErrors.NotHeld;
        if (version is null && interview.MinutesVersion == 0)
            return new FileReply(MinutesDocument.Of(interview, clock.UtcNow), FileReply.Docx, $"约谈纪要（送审稿） {interview.Title}.docx");
        var wanted = version ?? interview.MinutesVersion;
        var frozen = await db.Minutes.AsNoTracking().SingleOrDefaultAsync(m => m.InterviewId == id && m.Version == wanted, ct);
        return frozen is null
            ? InterviewErrors.MinutesVersionUnknown
            : new FileReply(frozen.Content, FileReply.Docx, $"约谈纪要 {frozen.Number} 第{frozen.Version}版.docx");
    }
}
