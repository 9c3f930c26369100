using FireSafety.Campaigns.Data;
using FireSafety.Platform.Documents;

namespace FireSafety.Campaigns.Briefings;

/// <summary>The issue as a .docx in official layout. A draft's shows the figures as counted at this moment.</summary>
internal static class GetBriefingDocument
{
    public static async Task<Reply<FileReply>> Handle(
        [AsParameters] BriefingAddress address, CampaignsDbContext db, Clock clock, CancellationToken ct)
    {
        var id = await address.FindAsync(db, ct);
        var briefing = await GetBriefing.WithParts(db).SingleOrDefaultAsync(b => b.Id == id, ct);
        if (briefing is null)
            return CommonErrors.NotFound;
        var document = Compose(await BriefingReader.ReadAsync(db, briefing, ct), clock.UtcNow);
        return new FileReply(document.ToArray(), FileReply.Docx, $"{briefing.Label}.docx");
    }

    private static OfficialDocument Compose(ReadBriefing read, DateTime now)
    {
        var (briefing, campaign) = (read.Briefing, read.Campaign);
        var isPublished = briefing.Status == BriefingStatus.Published;
        var day = briefing.PublishedOn ?? briefing.AsOf;
        var document = new OfficialDocument
        {
            Title = read.Fill(briefing.Title),
            Author = campaign.Issuer,
            Created = isPublished ? Clock.ToUtc(day, TimeOnly.MinValue) : now,
        };
        document.Masthead(new Masthead(campaign.Series, isPublished ? briefing.Label : $"{briefing.Label}（送审稿）", campaign.Issuer, day));
        document.Paragraph(read.Fill(briefing.Lead));
        foreach (var section in briefing.Sections.OrderBy(s => s.Ordinal))
        {
            document.Heading1($"{ChineseDate.Ordinal(section.Ordinal)}、{read.Fill(section.Heading)}");
            document.Paragraph(read.Fill(section.Text));
        }
        foreach (var note in read.Notes)
            document.Paragraph(note);
        var to = (BriefingTemplate.Find(briefing.Template) ?? BriefingTemplate.All[0]).Imprint;
        return document.Imprint(new Imprint(0, to.ReportTo, to.SendTo, to.DistributeTo, campaign.Issuer, briefing.PublishedOn));
    }
}
