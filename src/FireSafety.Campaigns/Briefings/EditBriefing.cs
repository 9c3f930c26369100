using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Briefings;

internal static class EditBriefing
{
    internal sealed record Section(int Ordinal, string Heading, string Text);

    internal sealed record Request(DateOnly AsOf, string Title, string Lead, IReadOnlyList<Section> Sections);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AsOf).Sensible();
            RuleFor(r => r.Title).NotEmpty().MaximumLength(200).WithName("标题");
            RuleFor(r => r.Lead).NotEmpty().MaximumLength(4000).WithName("导语");
            RuleFor(r => r.Sections).NotEmpty().WithName("各部分");
            RuleForEach(r => r.Sections).NotNull().WithName("部分").ChildRules(section =>
            {
                section.RuleFor(s => s.Heading).NotEmpty().MaximumLength(100).WithName("小标题");
                section.RuleFor(s => s.Text).NotEmpty().MaximumLength(8000).WithName("正文");
            });
        }
    }

    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, Request request, CampaignsDbContext db, CancellationToken ct)
    {
        var from = await db.Campaigns.Where(c => c.Id == address.Id).Select(c => c.From).SingleOrDefaultAsync(ct);
        if (request.AsOf < from)
            return BriefingErrors.AsOfOutsideCampaign;
        return await db.ChangeAsync(
            db.Briefings.Include(b => b.Sections).Include(b => b.Overrides).AsSplitQuery(), await address.FindAsync(db, ct),
            b => b.Edit(request.AsOf, request.Title, request.Lead, [.. request.Sections.Select(s => (s.Ordinal, s.Heading, s.Text))]), ct);
    }
}
