using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Conditions;

/// <summary>The conditions clause by clause, declared beside verified, today or on any other day.</summary>
internal static class GetConditions
{
    internal sealed record Query(DateOnly? On);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.On).Sensible();
        }
    }

    /// <param name="Gap">Where declared and verified differ: 申报6人，核实5人.</param>
    internal sealed record Row(string Code, string Title, string Article, int Required, ClauseResult Declared, ClauseResult Verified, string? Gap);

    internal sealed record Response(
        Guid AgencyId, long Version, DateOnly On, string Source, bool DeclaredMet, bool VerifiedMet, DateOnly? WillLapseOn, IReadOnlyList<Row> Clauses)
        : IVersioned;

    public static async Task<Reply<Response>> Handle(
        Guid id, [AsParameters] Query query, LicensingDbContext db, ConditionReview review, Clock clock, CancellationToken ct) =>
        await db.WholeAgencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } agency
            ? await OfAsync(agency, query.On ?? clock.Today, review, ct)
            : CommonErrors.NotFound;

    public static async Task<Response> OfAsync(ServiceAgency agency, DateOnly on, ConditionReview review, CancellationToken ct)
    {
        var registrations = await review.RegistrationsAsync([agency], ct);
        var declared = PracticeConditions.Evaluate(agency.Facts(verified: false, registrations), on);
        var verified = PracticeConditions.Evaluate(agency.Facts(verified: true, registrations), on);
        var rows = declared.Clauses.Zip(verified.Clauses, (d, v) => new Row(
            d.Code, d.Title, d.Article, d.Required, d, v, d.Actual == v.Actual ? null : $"申报{d.Actual}，核实{v.Actual}"));
        return new Response(
            agency.Id, agency.Version, on, ConditionRules.Source, declared.IsMet, verified.IsMet, verified.WillLapseOn, [.. rows]);
    }
}
