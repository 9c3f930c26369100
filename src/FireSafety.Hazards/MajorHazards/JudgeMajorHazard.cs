namespace FireSafety.Hazards.MajorHazards;

internal static class JudgeMajorHazard
{
    internal sealed record Request(
        DateOnly? InspectedOn, DateOnly? DeterminedOn, string PlaceType, IReadOnlyList<MetCriterion> Met,
        IReadOnlyList<string>? NotMajorWhen, IReadOnlyList<Person> Discussion, IReadOnlyList<Expert>? Experts);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.PlaceType).NotEmpty().MaximumLength(50).WithName("场所类型");
            RuleFor(r => r.Met).NotNull().Must(m => m.Count <= 100).WithMessage("请列出符合的条款，最多 100 条。");
            RuleForEach(r => r.Met).NotNull().SetValidator(new MetCriterion.Validator()).WithName("符合的条款");
            RuleFor(r => r.NotMajorWhen).Must(n => n is not { Count: > 20 }).WithMessage("不判定情形最多 20 项。");
            RuleForEach(r => r.NotMajorWhen).NotEmpty().MaximumLength(200).WithName("不判定情形");
            RuleFor(r => r.Discussion).NotNull().Must(m => m.Count <= 50).WithMessage("请列出参加集体讨论的人员，最多 50 人。");
            RuleForEach(r => r.Discussion).NotNull().SetValidator(new Person.Validator()).WithName("讨论人员");
            RuleFor(r => r.Experts).Must(m => m is not { Count: > 50 }).WithMessage("专家最多 50 人。");
            RuleForEach(r => r.Experts).NotNull().SetValidator(new Expert.Validator()).WithName("专家");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, CriteriaSets sets, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var determinedOn = request.DeterminedOn ?? clock.Today;
        if (sets.On(determinedOn) is not { } set)
            return MajorHazardErrors.SetNotImported.With(ChineseDate.Of(determinedOn), string.Join("、", sets.All.Select(s => s.Title)));
        var brought = new JudgementCase(
            request.InspectedOn ?? determinedOn, determinedOn, request.PlaceType, request.Met,
            [.. (request.NotMajorWhen ?? []).Distinct()], request.Discussion, request.Experts ?? []);
        return await db.ChangeAsync(db.HazardsWithJudgements, id, hazard => hazard.JudgeAsync(
            set, brought, () => db.NumberAsync(hazard.Jurisdiction, "消重改", determinedOn.Year, ct), rules, clock.Today), ct);
    }
}

internal static class ServeMajorNotice
{
    public static async Task<Reply<Changed>> Handle(Guid id, Hazards.Service request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithJudgements, id,
            hazard => hazard.ServeMajorNotice(request.ServedOn ?? clock.Today, request.ReceivedBy, clock.Today), ct);
}

