namespace FireSafety.Hazards.MajorHazards;

internal static class RequestListing
{
    internal sealed record Request(ListingLevel Level, string Government, DateOnly? RequestedOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Government).NotEmpty().MaximumLength(100).WithName("报请的人民政府");
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithJudgements, id, hazard => hazard.RequestListing(
            request.Level, request.Government, request.RequestedOn ?? clock.Today, rules, clock.Today), ct);
}

internal static class ReplyToListing
{
    internal sealed record Request(
        bool Approved, DateOnly? RepliedOn, string? DocumentNumber, string? ResponsiblePerson, DateOnly? Deadline,
        IReadOnlyList<string>? JointDepartments);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.DocumentNumber).MaximumLength(100).WithName("批复文号");
            RuleFor(r => r.ResponsiblePerson).MaximumLength(50).WithName("整改责任人");
            RuleFor(r => r.JointDepartments).Must(d => d is not { Count: > 20 }).WithMessage("联合督办部门最多 20 个。");
            RuleForEach(r => r.JointDepartments).NotEmpty().MaximumLength(100).WithName("联合督办部门");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithJudgements, id, hazard => hazard.ReplyToListing(
            new ListingReply(request.RepliedOn ?? clock.Today, request.Approved, request.DocumentNumber, request.ResponsiblePerson,
                request.Deadline, request.JointDepartments ?? []),
            clock.Today), ct);
}

internal static class ConcludeListing
{
    internal sealed record Request(ListingLevel Level, ListingOutcome Outcome, DateOnly? ConcludedOn, DateOnly? Deadline, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("结论理由");
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithJudgements, id, hazard => hazard.ConcludeListing(
            request.Level, request.Outcome, request.ConcludedOn ?? clock.Today, request.Deadline, request.Reason, clock.Today), ct);
}
