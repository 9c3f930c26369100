using FireSafety.Contracts.Interviews;
using FireSafety.Platform.Reference;

namespace FireSafety.Campaigns.Briefings;

/// <summary>Words to start an issue from, with places for figures, facts and dates.</summary>
internal sealed record BriefingTemplate(
    string Code, string Name, string Title, string Lead, IReadOnlyList<BriefingTemplate.Section> Sections, BriefingTemplate.Distribution Imprint)
{
    internal sealed record Section(InterviewKind Kind, string Heading, IReadOnlyList<string> Paragraphs);

    internal sealed record Distribution(string? ReportTo, string? SendTo, string? DistributeTo);

    private sealed record File(string Source, IReadOnlyList<BriefingTemplate> Templates);

    /// <summary>The templates of <c>seeds/reference/briefing-templates.json</c>; the first is the default.</summary>
    public static IReadOnlyList<BriefingTemplate> All { get; } = ReferenceData.Load<File>("briefing-templates").Templates;

    public static BriefingTemplate? Find(string? code) => code is null ? All[0] : All.FirstOrDefault(t => t.Code == code);
}
