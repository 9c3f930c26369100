using FireSafety.Hazards.Hazards;

namespace FireSafety.Hazards.MajorHazards;

/// <summary>A criterion found met, and what shows it.</summary>
internal sealed record MetCriterion(string Clause, string Evidence)
{
    internal sealed class Validator : AbstractValidator<MetCriterion>
    {
        public Validator()
        {
            RuleFor(m => m.Clause).NotEmpty().MaximumLength(20).WithName("条款");
            RuleFor(m => m.Evidence).NotEmpty().MaximumLength(500).WithName("判定依据");
        }
    }
}

/// <summary>An expert and the vote.</summary>
internal sealed record Expert(string Name, bool Agrees)
{
    internal sealed class Validator : AbstractValidator<Expert>
    {
        public Validator() => RuleFor(e => e.Name).NotEmpty().MaximumLength(50).WithName("专家姓名");
    }
}

/// <summary>What was put before the discussion.</summary>
internal sealed record JudgementCase(
    DateOnly InspectedOn,
    DateOnly DeterminedOn,
    string PlaceType,
    IReadOnlyList<MetCriterion> Met,
    IReadOnlyList<string> NotMajorWhen,
    IReadOnlyList<Person> Discussion,
    IReadOnlyList<Expert> Experts);

/// <summary>A judgement whether a hazard is major (重大火灾隐患判定): set, items, evidence, panel and outcome. Never changed, only repeated.</summary>
internal sealed class MajorJudgement : Entity
{
    private MajorJudgement() { }

    public string CriteriaSet { get; private set; } = "";
    public bool IsMajor { get; private set; }
    public string Basis { get; private set; } = "";
    public string PlaceType { get; private set; } = "";
    public DateOnly InspectedOn { get; private set; }
    public DateOnly DeterminedOn { get; private set; }

    /// <summary>Day by which the discussion had to decide: 7 working days after inspection, 10 more with expert review.</summary>
    public DateOnly DecideBy { get; private set; }
    public IReadOnlyList<MetCriterion> Met { get; private set; } = [];
    public List<string> NotMajorWhen { get; private set; } = [];
    public IReadOnlyList<Person> Discussion { get; private set; } = [];
    public IReadOnlyList<Expert> Experts { get; private set; } = [];

    /// <summary>Number of the 重大火灾隐患整改通知书; null when not major.</summary>
    public string? NoticeNumber { get; private set; }
    public DateOnly? ServeBy { get; private set; }
    public DateOnly? ServedOn { get; private set; }
    public string? ReceivedBy { get; private set; }

    /// <summary>Judges; refuses when the panel is not what the standard asks for or the set does not know a clause.</summary>
    public static Error? Make(CriteriaSet set, JudgementCase brought, HazardRules rules, out MajorJudgement? made, out Verdict? verdict)
    {
        (made, verdict) = (null, null);
        if ((ContentRefused(set, brought) ?? PanelRefused(brought, rules.Periods)) is { } refusal)
            return refusal;
        if (rules.Due(rules.Periods.DecideMajor, brought.InspectedOn, out var decideBy) is { } noDay)
            return noDay;
        if (brought.Experts.Count > 0 && rules.Due(rules.Periods.ExpertReview, decideBy, out decideBy) is { } noLaterDay)
            return noLaterDay;
        if (rules.Due(rules.Periods.ServeMajorNotice, brought.DeterminedOn, out var serveBy) is { } noServeDay)
            return noServeDay;

        verdict = set.Judge(brought.PlaceType, [.. brought.Met.Select(m => m.Clause)], brought.NotMajorWhen);
        made = new MajorJudgement
        {
            CriteriaSet = set.Id,
            IsMajor = verdict.IsMajor,
            Basis = verdict.Basis,
            PlaceType = brought.PlaceType,
            InspectedOn = brought.InspectedOn,
            DeterminedOn = brought.DeterminedOn,
            DecideBy = decideBy,
            Met = brought.Met,
            NotMajorWhen = [.. brought.NotMajorWhen],
            Discussion = brought.Discussion,
            Experts = brought.Experts,
            ServeBy = verdict.IsMajor ? serveBy : null,
        };
        return null;
    }

    internal void Number(string number) => NoticeNumber = number;

    internal Error? Serve(DateOnly on, string receivedBy, DateOnly today)
    {
        if (ServedOn is { } served)
            return HazardErrors.AlreadyServed.With(ChineseDate.Of(served));
        if (HazardRules.Within(on, DeterminedOn, today) is { } wrongDay)
            return wrongDay;
        (ServedOn, ReceivedBy) = (on, receivedBy);
        return null;
    }

    private static Error? ContentRefused(CriteriaSet set, JudgementCase brought)
    {
        if (!set.PlaceTypes().Contains(brought.PlaceType))
            return MajorHazardErrors.UnknownPlaceType.With(brought.PlaceType, string.Join("、", set.PlaceTypes()));
        if (brought.Met.FirstOrDefault(m => !set.Knows(m.Clause)) is { } unknown)
            return MajorHazardErrors.UnknownClause.With(set.Title, unknown.Clause);
        if (brought.NotMajorWhen.FirstOrDefault(e => !set.NotMajorWhen.Contains(e)) is { } exclusion)
            return MajorHazardErrors.UnknownExclusion.With(exclusion, string.Join("；", set.NotMajorWhen));
        return null;
    }

    private static Error? PanelRefused(JudgementCase brought, HazardPeriods periods)
    {
        var discussing = brought.Discussion.DistinctBy(p => p.Id).Count();
        if (discussing < periods.Discussion.AtLeast)
            return MajorHazardErrors.DiscussionTooSmall.With(periods.Discussion.AtLeast, discussing);
        if (brought.Experts.Count == 0)
            return null;
        var panel = periods.ExpertPanel;
        var experts = brought.Experts.DistinctBy(e => e.Name).ToList();
        if (experts.Count < panel.AtLeast)
            return MajorHazardErrors.PanelTooSmall.With(panel.AtLeast, experts.Count);
        var agreeing = experts.Count(e => e.Agrees);
        return panel.IsCarried(agreeing, experts.Count)
            ? null
            : MajorHazardErrors.PanelNotCarried.With(panel.Agreeing!, panel.OutOf!, experts.Count, agreeing);
    }
}
