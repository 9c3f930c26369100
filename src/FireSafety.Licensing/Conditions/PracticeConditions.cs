using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;

namespace FireSafety.Licensing.Conditions;

/// <summary>One clause judged on a day.</summary>
/// <param name="Required">The least that meets it.</param>
/// <param name="Actual">What there is.</param>
/// <param name="ShortBy">How much is missing; 0 when met.</param>
/// <param name="Since">Unmet: the first day of this spell; null when it was never met before.</param>
/// <param name="WillLapseOn">Met: the first day on which, as things stand, it will not be; null when none is in sight.</param>
/// <param name="Shortfall">Unmet: 注册消防工程师（一级）差1人.</param>
/// <param name="Explanation">In Chinese, with dates and causes.</param>
internal sealed record ClauseResult(
    string Code, string Title, string Article, int Required, int Actual, bool Met, int ShortBy, DateOnly? Since, DateOnly? WillLapseOn,
    string? Shortfall, string Explanation);

/// <summary>The conditions of an agency judged on a day, clause by clause.</summary>
internal sealed record Evaluation(DateOnly On, IReadOnlyList<ClauseResult> Clauses)
{
    public bool IsMet => Clauses.All(c => c.Met);

    public IReadOnlyList<ClauseResult> Unmet { get; } = [.. Clauses.Where(c => !c.Met)];

    /// <summary>First day on which a clause now met will lapse.</summary>
    public DateOnly? WillLapseOn => Clauses.Min(c => c.WillLapseOn);
}

/// <summary>
/// The practice conditions (从业条件, order 7 articles 5-7) as a function of facts and a date. Facts only change on the days
/// on which one starts or ends, so past and future are read off by stepping through those days.
/// </summary>
internal static class PracticeConditions
{
    /// <summary>Judges every clause of the category on <paramref name="date"/>.</summary>
    public static Evaluation Evaluate(AgencyFacts facts, DateOnly date)
    {
        var turns = facts.All.SelectMany(f => f.Turns).Distinct().Order().ToList();
        return new Evaluation(date, [.. ConditionRules.Of(facts.Category, date).Clauses.Select(c => Judge(c, facts, date, turns))]);
    }

    /// <summary>The next day after <paramref name="date"/> on which any fact starts or ends.</summary>
    public static DateOnly? NextTurn(AgencyFacts facts, DateOnly date)
    {
        var ahead = facts.All.SelectMany(f => f.Turns).Where(t => t > date).ToList();
        return ahead.Count == 0 ? null : ahead.Min();
    }

    private static ClauseResult Judge(Clause clause, AgencyFacts facts, DateOnly date, List<DateOnly> turns)
    {
        var required = Required(clause);
        var actual = Measure(clause, facts, date);
        if (actual >= required)
        {
            var lapse = turns.Where(t => t > date).Cast<DateOnly?>().FirstOrDefault(t => Measure(clause, facts, t!.Value) < required);
            return new ClauseResult(clause.Code, clause.Title, clause.Article, required, actual, true, 0, null, lapse, null,
                Met(clause, required, actual) + (lapse is { } day
                    ? $"；{ChineseDate.Of(day)}起将{ShortText(clause, facts, day, required)}{Causes(clause, facts, day)}"
                    : ""));
        }
        var since = UnmetSince(clause, facts, date, turns, required);
        var shortfall = ShortText(clause, facts, date, required);
        return new ClauseResult(clause.Code, clause.Title, clause.Article, required, actual, false, required - actual, since, null, shortfall,
            shortfall + (since is { } first ? $"，自{ChineseDate.Of(first)}起{Causes(clause, facts, first)}" : "，尚未达到过"));
    }

    private static DateOnly? UnmetSince(Clause clause, AgencyFacts facts, DateOnly date, List<DateOnly> turns, int required)
    {
        DateOnly? since = null;
        foreach (var turn in turns.Where(t => t <= date).Reverse())
        {
            if (Measure(clause, facts, turn) >= required)
                return since;
            since = turn;
        }
        return null;
    }

    private static int Required(Clause clause) =>
        clause.EquipmentList is { } list ? EquipmentLists.Of(list).Items.Count : clause.AtLeast;

    private static int Measure(Clause clause, AgencyFacts facts, DateOnly date) => clause.Kind switch
    {
        ClauseKind.LegalPerson => facts.IsEnterpriseLegalPerson ? 1 : 0,
        ClauseKind.Equipment => Required(clause) - MissingItems(clause, facts, date).Count,
        ClauseKind.Premises => facts.Premises.Where(f => f.CountsOn(date)).Sum(f => f.SquareMetres),
        _ => Counting(clause, facts).Count(f => f.CountsOn(date)) is var count && clause.Kind == ClauseKind.System ? Math.Min(count, 1) : count,
    };

    private static List<EquipmentLists.Item> MissingItems(Clause clause, AgencyFacts facts, DateOnly date) =>
        [.. EquipmentLists.Of(clause.EquipmentList!.Value).Items.Where(item =>
            facts.Equipment.Where(e => e.ItemCode == item.Code && e.CountsOn(date)).Sum(e => e.Quantity) < item.Quantity)];

    private static IEnumerable<Fact> Counting(Clause clause, AgencyFacts facts) => clause.Kind switch
    {
        ClauseKind.Premises => facts.Premises,
        ClauseKind.Engineers => facts.Personnel.Where(p => p.Kind == PersonKind.Engineer && (clause.Grade is null || p.Grade == clause.Grade)),
        ClauseKind.Operators => facts.Personnel.Where(p => p.Kind == PersonKind.Operator && (clause.Level is null || p.Level >= clause.Level)),
        ClauseKind.Equipment => facts.Equipment.Where(e => EquipmentLists.Of(clause.EquipmentList!.Value).Items.Any(i => i.Code == e.ItemCode)),
        ClauseKind.System => facts.Systems.Where(s => s.Kind == clause.System),
        _ => [],
    };

    private static string Met(Clause clause, int required, int actual) => clause.Kind switch
    {
        ClauseKind.LegalPerson or ClauseKind.System => $"{clause.Title}：符合",
        ClauseKind.Equipment => $"{clause.Title}：{required}项齐全",
        _ => $"{clause.Title}：要求不少于{required}{clause.Unit}，现有{actual}{clause.Unit}",
    };

    private static string ShortText(Clause clause, AgencyFacts facts, DateOnly date, int required)
    {
        var shortBy = required - Measure(clause, facts, date);
        return clause.Kind switch
        {
            ClauseKind.LegalPerson => $"未取得{clause.Title}",
            ClauseKind.System => $"未建立健全的{clause.Title}",
            ClauseKind.Equipment =>
                $"{clause.Title}差{shortBy}项（{string.Join('、', MissingItems(clause, facts, date).Take(3).Select(i => i.Name))}{(shortBy > 3 ? "等" : "")}）",
            _ => $"{clause.Title}差{shortBy}{clause.Unit}",
        };
    }

    private static string Causes(Clause clause, AgencyFacts facts, DateOnly day)
    {
        var ended = Counting(clause, facts).Where(f => f.CountsOn(day.AddDays(-1)) && !f.CountsOn(day)).Select(f => f.CauseOn(day)).ToList();
        return ended.Count == 0 ? "" : $"（{string.Join('、', ended)}）";
    }
}
