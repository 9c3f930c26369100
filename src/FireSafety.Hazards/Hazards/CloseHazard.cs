namespace FireSafety.Hazards.Hazards;

internal static class CloseHazard
{
    internal sealed record Request(Person Reviewer, IReadOnlyList<string>? PhotosBefore, IReadOnlyList<string>? PhotosAfter, DateOnly? ClosedOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reviewer).NotNull().SetValidator(new Person.Validator()).WithName("审核人");
            RuleFor(r => r.PhotosBefore).Must(p => p is not { Count: > 20 }).WithMessage("整改前照片不得超过 20 张。");
            RuleFor(r => r.PhotosAfter).Must(p => p is not { Count: > 20 }).WithMessage("整改后照片不得超过 20 张。");
            RuleForEach(r => r.PhotosBefore).NotEmpty().MaximumLength(256).WithName("整改前照片");
            RuleForEach(r => r.PhotosAfter).NotEmpty().MaximumLength(256).WithName("整改后照片");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithLife, id, hazard => hazard.Close(
            request.ClosedOn ?? clock.Today, db.By(request.Reviewer), request.PhotosBefore ?? [], request.PhotosAfter ?? [], clock.Today), ct);
}
