using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Counts the progress of tasks that are measured by a figure.</summary>
internal sealed class TaskProgress(CampaignsDbContext db)
{
    /// <summary>Takes the counted number over into each task; one query for each drive among them.</summary>
    public async Task CountAsync(IReadOnlyCollection<DeployedTask> tasks, DateOnly today, CancellationToken ct)
    {
        foreach (var ofCampaign in tasks.Where(t => t.CountedBy is not null).GroupBy(t => t.CampaignId))
        {
            var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == ofCampaign.Key, ct);
            var figures = ofCampaign.Select(t => FigureCatalogue.Find(t.CountedBy!)).OfType<Figure>().ToList();
            var counts = await FigureCounts.CountAsync(db, FigureScope.Of(campaign), figures, ct);
            foreach (var task in ofCampaign)
            {
                if (FigureCatalogue.Find(task.CountedBy!) is { } figure)
                    task.Count(counts.Of(figure, DivisionOf(task)), today);
            }
        }
    }

    // The city's task is everybody's: rows of the city's own code alone are those of no brigade.
    private static string? DivisionOf(DeployedTask task) => task.DivisionCode == Divisions.City.Code ? null : task.DivisionCode;
}
