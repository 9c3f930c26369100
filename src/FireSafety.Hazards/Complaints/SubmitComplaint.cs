using FireSafety.Hazards.Hazards;

namespace FireSafety.Hazards.Complaints;

/// <summary>Taken from the public, without sign-in.</summary>
internal static class SubmitComplaint
{
    internal sealed record Request(
        ComplaintKind Kind, string Subject, string Detail, string Place, Guid? UnitId, string? UnitName, string? DivisionCode,
        string? ComplainantName, string? ComplainantPhone);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).NotEmpty().MaximumLength(100).WithName("举报事项");
            RuleFor(r => r.Detail).NotEmpty().MaximumLength(2000).WithName("具体情况");
            RuleFor(r => r.Place).NotEmpty().MaximumLength(200).WithName("地点");
            RuleFor(r => r.UnitName).MaximumLength(100).WithName("被举报单位");
            RuleFor(r => r.DivisionCode).MaximumLength(6).WithName("行政区划");
            RuleFor(r => r.ComplainantName).MaximumLength(50).WithName("举报人");
            RuleFor(r => r.ComplainantPhone).MaximumLength(20).Matches(@"^[0-9+\-]{5,20}$").WithName("联系电话");
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var division = request.DivisionCode is null ? Divisions.City : Divisions.Find(request.DivisionCode);
        if (division is null)
            return CommonErrors.UnknownDivision.With(request.DivisionCode!);
        var unit = request.UnitId is null ? null : await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.UnitId, ct);
        if (request.UnitId is not null && unit is null)
            return HazardErrors.UnknownUnit;
        var said = new ComplaintStatement(
            request.Kind, request.Subject, request.Detail, request.UnitName, request.Place, request.ComplainantName, request.ComplainantPhone);
        if (Complaint.Receive(said, unit, unit?.Jurisdiction ?? division.Path, rules, clock.UtcNow, out var complaint) is { } refusal)
            return refusal;
        return await db.CommitAsync(complaint!, ct: ct);
    }
}

/// <summary>What whoever holds the code may see: no personal data, no free text of the complaint.</summary>
internal static class TrackComplaint
{
    internal sealed record Response(
        string Code, ComplaintKind Kind, ComplaintStatus Status, DateTime ReceivedAt, DateTime CheckDueAt, DateTime? CheckedAt,
        bool? Substantiated, DateTime? AnsweredAt, string? Outcome);

    public static async Task<Reply<Response>> Handle(string code, HazardsDbContext db, CancellationToken ct)
    {
        var progress = await db.Complaints.AsNoTracking().Where(c => c.Code == code)
            .Select(c => new Response(
                c.Code, c.Kind, c.Status, c.ReceivedAt, c.CheckDueAt, c.CheckedAt, c.Substantiated, c.AnsweredAt, c.Outcome))
            .SingleOrDefaultAsync(ct);
        return progress is null ? ComplaintErrors.UnknownCode : progress;
    }
}
