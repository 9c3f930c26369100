using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Briefings;

/// <summary>Names one issue of a drive.</summary>
/// <param name="Id">The drive.</param>
/// <param name="Number">Number within the series.</param>
/// <param name="Edition">Special (专刊) when not given.</param>
/// <param name="Year">Needed only for regular issues of a drive that runs over New Year; the newest when not given.</param>
internal sealed record BriefingAddress(Guid Id, int Number, BriefingEdition? Edition, int? Year)
{
    internal sealed class Validator : AbstractValidator<BriefingAddress>
    {
        public Validator() => RuleFor(a => a.Edition).IsInEnum().WithName("简报类别");
    }

    /// <summary>Query string that leads to the same issue.</summary>
    public static string QueryOf(BriefingEdition edition, int year) =>
        edition == BriefingEdition.Special ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"?edition={edition}&year={year}");

    /// <summary>Id of the issue, or an id that nothing has.</summary>
    public Task<Guid> FindAsync(CampaignsDbContext db, CancellationToken ct)
    {
        var edition = Edition ?? BriefingEdition.Special;
        return db.Briefings
            .Where(b => b.CampaignId == Id && b.Edition == edition && b.Issue == Number && (Year == null || b.Year == Year))
            .OrderByDescending(b => b.Year).Select(b => b.Id).FirstOrDefaultAsync(ct);
    }
}
