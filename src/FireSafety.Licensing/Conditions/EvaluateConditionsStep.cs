using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Conditions;

/// <summary>Reviews the agencies for which the day has come on which time alone changes something.</summary>
internal sealed class EvaluateConditionsStep(LicensingDbContext db, ConditionReview review, Clock clock) : IPeriodicStep
{
    private const int Batch = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.WholeAgencies.Where(a => a.NextReviewOn <= today).OrderBy(a => a.NextReviewOn).ThenBy(a => a.Id).Take(Batch).ToListAsync(ct);
        if (due.Count == 0)
            return 0;
        var registrations = await review.RegistrationsAsync(due, ct);
        var told = due.Count(agency => agency.Review(registrations, today));
        await db.SaveChangesAsync(ct);
        return told;
    }
}
