using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Briefings;

internal static class DraftBriefing
{
    /// <param name="AsOf">Last day that the figures count.</param>
    /// <param name="Edition">Special (专刊) when not given.</param>
    /// <param name="Template">Code of a template; the first when not given.</param>
    /// <param name="Corrects">Number of the published issue of the same edition that this one corrects.</param>
    internal sealed record Request(DateOnly AsOf, BriefingEdition? Edition, string? Template, int? Corrects);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AsOf).Sensible();
            RuleFor(r => r.Template).MaximumLength(100).WithName("模板");
            RuleFor(r => r.Corrects).GreaterThan(0).WithName("所更正的期号");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, CampaignsDbContext db, CancellationToken ct)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
            return CommonErrors.NotFound;
        if (campaign.Status == CampaignStatus.Draft)
            return CampaignErrors.NotLaunched;
        if (request.AsOf < campaign.From)
            return BriefingErrors.AsOfOutsideCampaign;
        if (BriefingTemplate.Find(request.Template) is not { } template)
            return BriefingErrors.UnknownTemplate.With(request.Template!, string.Join('、', BriefingTemplate.All.Select(t => t.Code)));
        var edition = request.Edition ?? BriefingEdition.Special;
        Guid? corrects = null;
        if (request.Corrects is { } number)
        {
            corrects = await db.Briefings
                .Where(b => b.CampaignId == id && b.Edition == edition && b.Issue == number && b.Status == BriefingStatus.Published)
                .OrderByDescending(b => b.Year).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);
            if (corrects is null)
                return BriefingErrors.CorrectsUnpublished;
        }

        // A special edition's numbers run through its drive, whatever the year; a regular one's through the masthead's year.
        var (series, year) = edition == BriefingEdition.Special
            ? ($"专刊:{campaign.Id:N}", campaign.From.Year)
            : ($"简报:{campaign.Series}", request.AsOf.Year);
        var issue = await db.NextNumberAsync(series, year, ct);

        return await db.CommitAsync(Briefing.Draft(campaign, edition, year, issue, request.AsOf, template, corrects), ct: ct);
    }
}
