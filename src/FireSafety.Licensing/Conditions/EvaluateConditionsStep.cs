using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Conditions;

/// <summary>Reviews the agencies for which the day has come on which time alone changes something.</summary>
internal sealed class EvaluateConditionsStep(LicensingDbContext db, ConditionReview review, Clock clock) : BatchStep<LicensingDbContext, ServiceAgency>(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<ServiceAgency> Due => Db.WholeAgencies.Where(a => a.NextReviewOn <= today);

    protected override async ValueTask<int> ApplyAsync(IReadOnlyList<ServiceAgency> batch, CancellationToken ct)
    {
        var registrations = await review.RegistrationsAsync(batch, ct);
        return batch.Count(agency => agency.Review(registrations, today));
    }
}
