using FireSafety.Hazards.Hazards;
using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Complaints;

internal static class CheckComplaint
{
    /// <summary>The hazard that the check found.</summary>
    internal sealed record FoundHazard(Guid? UnitId, string Description, IReadOnlyList<string>? Items, Guid? SupervisorId, string? Location)
    {
        internal sealed class Validator : AbstractValidator<FoundHazard>
        {
            public Validator()
            {
                RuleFor(r => r.Description).NotEmpty().MaximumLength(500).WithName("隐患描述");
                RuleFor(r => r.Location).MaximumLength(200).WithName("部位");
                RuleFor(r => r.Items).Must(i => i is not { Count: > 50 }).WithMessage("问题项不得超过 50 项。");
                RuleForEach(r => r.Items).NotEmpty().MaximumLength(500).WithName("问题项");
            }
        }
    }

    /// <param name="Inspector">Who was on site.</param>
    /// <param name="Substantiated">What was complained of is true.</param>
    /// <param name="Result">What was found.</param>
    /// <param name="CheckedAt">With its offset from UTC: one without would be read in the server's own zone. Now when not given.</param>
    /// <param name="Hazard">The hazard that was found.</param>
    internal sealed record Request(Person Inspector, bool Substantiated, string Result, DateTime? CheckedAt, FoundHazard? Hazard);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Inspector).NotNull().SetValidator(new Person.Validator()).WithName("核查人");
            RuleFor(r => r.Result).NotEmpty().MaximumLength(1000).WithName("核查结果");
            RuleFor(r => r.CheckedAt).Must(at => at is not { Kind: DateTimeKind.Unspecified }).WithMessage("核查时间须注明时区，例如 2024-01-15T09:00:00+08:00。");
            RuleFor(r => r.Hazard!).SetValidator(new FoundHazard.Validator()).When(r => r.Hazard is not null);
        }
    }

    /// <summary>The reply's part is the hazard that was made.</summary>
    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (complaint is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(complaint) is { } stale)
            return stale;
        var at = request.CheckedAt?.ToUniversalTime() ?? clock.UtcNow;
        if (complaint.RefusesCheck(at, clock.UtcNow) is { } wrongTime)
            return wrongTime;
        var (hazard, refusal) = await FindHazardAsync(complaint, request, at, db, ct);
        refusal ??= complaint.Check(request.Inspector, request.Substantiated, request.Result, hazard?.Id, at, clock.UtcNow);
        if (refusal is not null)
            return refusal;
        if (hazard is not null)
            db.Hazards.Add(hazard);
        return await db.CommitAsync(complaint, hazard?.Id, ct);
    }

    private static async Task<(Hazard? Hazard, Error? Refusal)> FindHazardAsync(
        Complaint complaint, Request request, DateTime at, HazardsDbContext db, CancellationToken ct)
    {
        if (request.Hazard is not { } found)
            return (null, null);
        if (!request.Substantiated)
            return (null, ComplaintErrors.HazardNotSubstantiated);
        if ((found.UnitId ?? complaint.UnitId) is not { } unitId)
            return (null, ComplaintErrors.NoUnitForHazard);
        var (place, refusal) = await db.FindPlaceAsync(unitId, found.SupervisorId, ct);
        if (refusal is not null)
            return (null, refusal);
        if (place!.Unit.IsClosed)
            return (null, HazardErrors.UnitClosed.With(place.Unit.Name));
        var finding = new Finding(
            found.Description, found.Location, HazardSource.Complaint, Clock.DateOf(at), found.Items ?? [], request.Inspector.Name);
        return (Hazard.Report(place.Unit, place.Supervisor, finding), null);
    }
}

internal static class AnswerComplaint
{
    internal sealed record Request(string Outcome, string? NotToldReason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Outcome).NotEmpty().MaximumLength(1000).WithName("处理结果");
            RuleFor(r => r.NotToldReason).MaximumLength(500).WithName("未告知的原因");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.Complaints, id, complaint => complaint.Answer(request.Outcome, request.NotToldReason, clock.UtcNow), ct);
}
