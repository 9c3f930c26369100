using FireSafety.Campaigns.Campaigns;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Briefings;

/// <summary>Which number series an issue belongs to.</summary>
internal enum BriefingEdition
{
    /// <summary>专刊, numbered within its drive.</summary>
    Special,
    /// <summary>工作简报, numbered within its masthead and year.</summary>
    Regular,
}

/// <summary>State of an issue.</summary>
internal enum BriefingStatus
{
    /// <summary>草稿: words may be edited, figures are counted anew at each reading.</summary>
    Draft,
    /// <summary>已审批.</summary>
    Approved,
    /// <summary>已印发: words, figures and the rows behind them stay as they are.</summary>
    Published,
}

/// <summary>One issue of the work briefing (工作简报): words with places for figures, never figures typed as words.</summary>
internal sealed class Briefing : AggregateRoot, INumbered
{
    private readonly List<BriefingSection> sections = [];
    private readonly List<FigureOverride> overrides = [];
    private readonly List<FrozenFigure> figures = [];

    private Briefing() { }

    public Guid CampaignId { get; private set; }
    public BriefingEdition Edition { get; private set; }

    /// <summary>Year of the number series.</summary>
    public int Year { get; private set; }

    /// <summary>Number within the series, from 1.</summary>
    public int Issue { get; private set; }

    /// <summary>Figures count what happened up to and including this day (Asia/Shanghai).</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>Code of the template it was started from.</summary>
    public string Template { get; private set; } = "";

    public BriefingStatus Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Lead { get; private set; } = "";

    /// <summary>Id of the published issue that this one corrects.</summary>
    public Guid? CorrectsId { get; private set; }

    public string? ApprovedBy { get; private set; }
    public DateTime? ApprovedAt { get; private set; }
    public string? ReturnedBecause { get; private set; }
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Dates, places and names as they stood when published; empty before.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<BriefingSection> Sections => sections;
    public IReadOnlyList<FigureOverride> Overrides => overrides;

    /// <summary>Figures as they stood when published; empty before.</summary>
    public IReadOnlyList<FrozenFigure> Figures => figures;

    string? INumbered.Number => Issue.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How the issue is called in print: 专刊（2） or 第2期.</summary>
    public string Label => LabelOf(Edition, Issue);

    public static string LabelOf(BriefingEdition edition, int issue) =>
        edition == BriefingEdition.Special ? $"专刊（{issue}）" : $"第{issue}期";

    /// <summary>All words with places in them, in the order of reading.</summary>
    public IEnumerable<string> Words => [Title, Lead, .. Sections.OrderBy(s => s.Ordinal).SelectMany(s => new[] { s.Heading, s.Text })];

    public static Briefing Draft(
        Campaign campaign, BriefingEdition edition, int year, int issue, DateOnly asOf, BriefingTemplate template, Guid? corrects)
    {
        var briefing = new Briefing
        {
            Jurisdiction = campaign.Jurisdiction,
            CampaignId = campaign.Id,
            Edition = edition,
            Year = year,
            Issue = issue,
            AsOf = asOf,
            Template = template.Code,
            Title = template.Title,
            Lead = template.Lead,
            CorrectsId = corrects,
        };
        briefing.sections.AddRange(template.Sections.Select((s, i) => new BriefingSection(i + 1, s.Kind, s.Heading, string.Join('\n', s.Paragraphs))));
        return briefing;
    }

    /// <summary>Replaces the words; the sections stay the five they are.</summary>
    public Error? Edit(DateOnly asOf, string title, string lead, IReadOnlyList<(int Ordinal, string Heading, string Text)> words)
    {
        if (Status != BriefingStatus.Draft)
            return BriefingErrors.NotDraft;
        if (!words.Select(w => w.Ordinal).Order().SequenceEqual(sections.Select(s => s.Ordinal).Order()))
            return BriefingErrors.SectionsDiffer.With(sections.Count);
        (AsOf, Title, Lead) = (asOf, title, lead);
        foreach (var (ordinal, heading, text) in words)
            sections.Single(s => s.Ordinal == ordinal).Write(heading, text);
        if (Words.Select(BriefingText.Check).FirstOrDefault(e => e is not null) is { } refusal)
            return refusal;
        var shown = BriefingText.FiguresIn(Words).ToHashSet();
        overrides.RemoveAll(o => !shown.Contains(FigureReference.Parse(o.Reference)!));
        Touch();
        return null;
    }

    /// <summary>Puts a number in place of the counted one, for a reason, and marks it wherever it is shown.</summary>
    public Error? Override(FigureReference figure, int value, string reason, string by, DateTime now)
    {
        if (Status != BriefingStatus.Draft)
            return BriefingErrors.NotDraft;
        if (!BriefingText.FiguresIn(Words).Contains(figure))
            return BriefingErrors.FigureNotShown.With(figure.ToString());
        overrides.RemoveAll(o => o.Reference == figure.ToString());
        overrides.Add(new FigureOverride(figure.ToString(), value, reason, by, now));
        Touch();
        return null;
    }

    /// <summary>Goes back to the counted number.</summary>
    public Error? RemoveOverride(FigureReference figure)
    {
        if (Status != BriefingStatus.Draft)
            return BriefingErrors.NotDraft;
        if (overrides.RemoveAll(o => o.Reference == figure.ToString()) == 0)
            return BriefingErrors.NotOverridden.With(figure.ToString());
        Touch();
        return null;
    }

    public Error? Approve(string by, DateTime now)
    {
        if (Status != BriefingStatus.Draft)
            return BriefingErrors.NotDraft;
        (Status, ApprovedBy, ApprovedAt, ReturnedBecause) = (BriefingStatus.Approved, by, now, null);
        return null;
    }

    /// <summary>Sends an approved issue back to be edited (退回修改).</summary>
    public Error? Return(string reason)
    {
        if (Status != BriefingStatus.Approved)
            return BriefingErrors.NotApproved;
        (Status, ApprovedBy, ApprovedAt, ReturnedBecause) = (BriefingStatus.Draft, null, null, reason);
        return null;
    }

    /// <summary>Freezes words, facts and figures. A later change is a new issue.</summary>
    public Error? Publish(IEnumerable<FrozenFigure> counted, IReadOnlyDictionary<string, string> facts, string title, DateOnly today)
    {
        if (Status != BriefingStatus.Approved)
            return BriefingErrors.NotApproved;
        if (today < AsOf)
            return BriefingErrors.AsOfAhead;
        figures.AddRange(counted);
        (Status, Facts, PublishedOn) = (BriefingStatus.Published, facts, today);
        Raise(new BriefingPublished { CampaignId = CampaignId, Number = Issue, Title = title });
        return null;
    }
}

/// <summary>The section of one interview kind.</summary>
internal sealed class BriefingSection : Entity
{
    private BriefingSection() { }

    public BriefingSection(int ordinal, InterviewKind kind, string heading, string text) =>
        (Ordinal, Kind, Heading, Text) = (ordinal, kind, heading, text);

    public int Ordinal { get; private set; }
    public InterviewKind Kind { get; private set; }
    public string Heading { get; private set; } = "";

    /// <summary>Paragraphs, one a line.</summary>
    public string Text { get; private set; } = "";

    public void Write(string heading, string text) => (Heading, Text) = (heading, text);
}

/// <summary>A number that a person put in place of a counted one (人工核定).</summary>
internal sealed class FigureOverride : Entity
{
    private FigureOverride() { }

    public FigureOverride(string reference, int value, string reason, string by, DateTime at) =>
        (Reference, Value, Reason, By, At) = (reference, value, reason, by, at);

    public string Reference { get; private set; } = "";
    public int Value { get; private set; }
    public string Reason { get; private set; } = "";
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
}

/// <summary>A figure of a published issue: the number of its <see cref="FrozenRow"/>s.</summary>
internal sealed class FrozenFigure : Entity
{
    private FrozenFigure() { }

    public FrozenFigure(string reference, int value) => (Reference, Value) = (reference, value);

    public string Reference { get; private set; } = "";
    public int Value { get; private set; }
}
