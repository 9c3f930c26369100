using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Personnel;

namespace FireSafety.Licensing.Conditions;

/// <summary>Runs a change of an agency and reviews in the same save every agency that the change concerns.</summary>
internal sealed class ConditionReview(LicensingDbContext db, Clock clock)
{
    /// <summary>Loads, checks If-Match, changes, reviews and commits.</summary>
    /// <param name="agencyId">Which agency.</param>
    /// <param name="change">Returns the refusal, or null when done.</param>
    /// <param name="part">The part that the change makes, if it makes one.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Reply<Changed>> ChangeAsync(Guid agencyId, Func<ServiceAgency, Error?> change, Entity? part, CancellationToken ct)
    {
        var agency = await db.WholeAgencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct);
        if (agency is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(agency) is { } stale)
            return stale;
        if (change(agency) is { } refusal)
            return refusal;
        await ReviewAsync(agency, ct);
        return await db.CommitAsync(agency, part?.Id, ct);
    }

    /// <summary>Reviews an agency, new or changed, and those that share a certificate with it.</summary>
    public async Task ReviewAsync(ServiceAgency agency, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges(); // gives new parts their agency's key
        var keys = agency.Personnel.Select(p => p.CertificateKey).Distinct().ToList();
        var others = keys.Count == 0 ? [] : await db.WholeAgencies
            .Where(a => a.Id != agency.Id && a.Status != AgencyStatus.Removed && a.Personnel.Any(p => EF.Parameter(keys).Contains(p.CertificateKey)))
            .ToListAsync(ct);
        List<ServiceAgency> concerned = [agency, .. others];
        var registrations = await RegistrationsAsync(concerned, ct);
        foreach (var each in concerned)
            each.Review(registrations, clock.Today);
    }

    /// <summary>Everyone whose certificate occurs in these agencies, with whatever agency.</summary>
    public async Task<Registrations> RegistrationsAsync(IReadOnlyList<ServiceAgency> agencies, CancellationToken ct)
    {
        var ids = agencies.Select(a => a.Id).ToList();
        var keys = agencies.SelectMany(a => a.Personnel).Select(p => p.CertificateKey).Distinct().ToList();
        // Whoever asks: conditions do not depend on which agencies the asker may look at.
        var elsewhere = keys.Count == 0 ? [] : await db.Personnel.AsNoTracking().IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter])
            .Where(p => EF.Parameter(keys).Contains(p.CertificateKey) && !EF.Parameter(ids).Contains(p.AgencyId)
                && db.Agencies.Any(a => a.Id == p.AgencyId && a.Status != AgencyStatus.Removed))
            .ToListAsync(ct);
        var here = agencies.Where(a => a.Status != AgencyStatus.Removed).SelectMany(a => a.Personnel);
        return new Registrations(here.Concat<Person>(elsewhere));
    }
}
