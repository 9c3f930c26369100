using System.Globalization;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

/// <summary>A figure as an issue shows it.</summary>
/// <param name="Reference">How the words refer to it.</param>
/// <param name="Counted">Number of rows behind it, now or when frozen.</param>
/// <param name="Override">What a person put in its place.</param>
internal sealed record ShownFigure(FigureReference Reference, int Counted, FigureOverride? Override)
{
    /// <summary>The number shown.</summary>
    public int Value => Override?.Value ?? Counted;

    /// <summary>The number as printed, with its mark when it is not the counted one.</summary>
    public string Printed => Value.ToString(CultureInfo.InvariantCulture) + (Override is null ? "" : BriefingText.OverrideMark);
}

/// <summary>An issue with its places filled.</summary>
internal sealed record ReadBriefing(
    Briefing Briefing, Campaign Campaign, IReadOnlyDictionary<string, ShownFigure> Figures, IReadOnlyDictionary<string, string> Facts)
{
    public string Fill(string words) => BriefingText.Render(words, Figures, Facts);

    /// <summary>What each mark stands for.</summary>
    public IEnumerable<string> Notes => Figures.Values.Where(f => f.Override is not null).Select(f => string.Create(
        CultureInfo.InvariantCulture,
        $"{BriefingText.OverrideMark} {f.Reference.Figure.Label}为人工核定数{f.Value}，系统统计数为{f.Counted}；核定理由：{f.Override!.Reason}（{f.Override.By}，{ChineseDate.Of(Clock.DateOf(f.Override.At))}）"));
}

/// <summary>Reads issues: a published one as frozen, any other as counted at this moment.</summary>
internal static class BriefingReader
{
    public static async Task<ReadBriefing> ReadAsync(CampaignsDbContext db, Briefing briefing, CancellationToken ct)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == briefing.CampaignId, ct);
        var shown = BriefingText.FiguresIn(briefing.Words).ToList();
        if (briefing.Status == BriefingStatus.Published)
        {
            var frozen = briefing.Figures.ToDictionary(f => f.Reference, f => f.Value);
            return new ReadBriefing(briefing, campaign, Show(r => frozen[r.ToString()]), briefing.Facts);
        }
        var counts = await FigureCounts.CountAsync(db, FigureScope.Of(campaign, to: briefing.AsOf), shown.Select(r => r.Figure), ct);
        return new ReadBriefing(
            briefing, campaign, Show(r => counts.Of(r.Figure, r.DivisionCode)), await BriefingFacts.ReadAsync(db, campaign, briefing.AsOf, ct));

        Dictionary<string, ShownFigure> Show(Func<FigureReference, int> count) => shown.ToDictionary(
            r => r.ToString(),
            r => new ShownFigure(r, count(r), briefing.Overrides.FirstOrDefault(o => o.Reference == r.ToString())));
    }
}
