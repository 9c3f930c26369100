using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>A person as entered over HTTP.</summary>
/// <param name="PartyId">The party's id or its subject's.</param>
/// <param name="Attended">Whether the person has come; null leaves it as it is, and somebody new has not come.</param>
/// <param name="Authorization">Reference of the proxy's authorisation; a proxy needs one.</param>
/// <param name="SignedInAt">When entered afterwards from paper; now otherwise.</param>
internal sealed record AttendeeFields(
    Guid PartyId, string Name, string Post, string? Phone, bool? Attended, bool IsProxy, string? Authorization, DateTimeOffset? SignedInAt,
    SignInMeans? Means)
{
    internal sealed class Validator : AbstractValidator<AttendeeFields>
    {
        public Validator()
        {
            RuleFor(a => a.PartyId).NotEmpty().WithMessage("请指明代表哪一方参加。");
            RuleFor(a => a.Name).NotEmpty().MaximumLength(50);
            RuleFor(a => a.Post).NotEmpty().MaximumLength(100);
            RuleFor(a => a.Phone).MaximumLength(20);
            RuleFor(a => a.Authorization).MaximumLength(100);
            RuleFor(a => a.SignedInAt).Must(at => at is null || at.Value.Year is > 2000 and < 2100).WithMessage("请填写有效的签到时间。");
            RuleFor(a => a.Means).IsInEnum();
        }
    }

    public AttendanceEntry ToEntry() => new(
        PartyId, Name.Trim(), Post.Trim(), Blank(Phone), Attended, IsProxy, Blank(Authorization), SignedInAt?.UtcDateTime, Means);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Enters and signs in up to 500 people at once; entering a person of the same party and name again corrects the entry.</summary>
internal static class EnterAttendance
{
    private const int MostEntries = 500;

    internal sealed record Request(IReadOnlyList<AttendeeFields> Entries);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Entries).NotEmpty().Must(e => e.Count <= MostEntries).WithMessage($"一次最多登记 {MostEntries} 人。");
            RuleForEach(r => r.Entries).NotNull().SetValidator(new AttendeeFields.Validator());
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery(), id, i =>
            i.EnterAttendance([.. request.Entries.Select(e => e.ToEntry())], clock.UtcNow), ct);
}

/// <summary>Enters one person.</summary>
internal static class AddAttendee
{
    public static async Task<Reply<Changed>> Handle(Guid id, AttendeeFields request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        var interview = await db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (interview is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(interview) is { } stale)
            return stale;
        var entry = request.ToEntry();
        if (interview.EnterAttendance([entry], clock.UtcNow) is { } refusal)
            return refusal;
        return await db.CommitAsync(interview, interview.AttendeeOf(entry)?.Id, ct);
    }
}

/// <summary>Corrects one person's entry.</summary>
internal static class CorrectAttendee
{
    public static Task<Reply<Changed>> Handle(
        Guid id, Guid attendeeId, AttendeeFields request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery(), id, i =>
            i.CorrectAttendee(attendeeId, request.ToEntry(), clock.UtcNow), ct);
}

/// <summary>Withdraws one person's entry.</summary>
internal static class RemoveAttendee
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid attendeeId, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery(), id, i => i.RemoveAttendee(attendeeId), ct);
}
