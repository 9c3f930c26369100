using FireSafety.Campaigns.Data;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;

namespace FireSafety.Campaigns.Figures;

/// <summary>One query whose rows, split by their class, are several figures; the split is only for counting many at once.</summary>
internal sealed record FigureFamily(string Name, Func<CampaignsDbContext, FigureScope, IQueryable<FigureRow>> Rows);

/// <summary>A figure (统计指标): a name, words that say what is counted, and the query whose rows are counted and shown.</summary>
/// <param name="Key">Stable, e.g. <c>interviews.kind4.attended</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Definition">What is counted, in words.</param>
/// <param name="Unit">Counting unit, e.g. 人.</param>
/// <param name="Family">The query.</param>
/// <param name="Class">The part of the family, or null for all of it.</param>
internal sealed record Figure(string Key, string Label, string Definition, string Unit, FigureFamily Family, string? Class)
{
    /// <summary>Interviews with supervisors are among the rows: the total is everyone's, the rows are not.</summary>
    public bool ShowsSupervisors { get; init; }

    /// <summary>Who is called in, who came and what they promised is among the rows: the total is everyone's, the rows are for those who may read interviews.</summary>
    public bool ShowsInterviews => Key.StartsWith("interviews.", StringComparison.Ordinal);

    /// <summary>Whether the rows may be shown to an actor.</summary>
    public bool ShowsRowsTo(Actor actor) =>
        (!ShowsInterviews || actor.May(Permissions.InterviewsRead)) && (!ShowsSupervisors || actor.May(Permissions.InterviewsReadSupervisors));

    /// <summary>A brigade's task may be measured by it.</summary>
    public bool MayCountTasks { get; init; }

    /// <summary>The rows, of which the figure is the number.</summary>
    public IQueryable<FigureRow> Rows(CampaignsDbContext db, FigureScope scope, string? divisionCode)
    {
        var rows = Family.Rows(db, scope);
        if (Class is not null)
            rows = rows.Where(r => r.Class == Class);
        if (divisionCode is not null)
            rows = rows.Where(r => r.DivisionCode == divisionCode);
        return rows;
    }

    /// <summary>The order in which rows are shown and frozen.</summary>
    public static IOrderedQueryable<FigureRow> InOrder(IQueryable<FigureRow> rows) =>
        rows.OrderBy(r => r.Day).ThenBy(r => r.DivisionCode).ThenBy(r => r.Name).ThenBy(r => r.Id).ThenBy(r => r.InterviewId);
}

/// <summary>All figures of a drive.</summary>
internal static class FigureCatalogue
{
    private static readonly (InterviewKind Kind, string Name)[] Kinds =
    [
        (InterviewKind.CityLeaderWithDepartments, "市领导约谈行业部门"),
        (InterviewKind.DetachmentWithAgencies, "支队约谈消防技术服务机构"),
        (InterviewKind.DetachmentWithSupervisors, "支队约谈工作部署执行不到位的监督员"),
        (InterviewKind.BrigadeWithKeyUnits, "大队集中约谈重点单位"),
        (InterviewKind.BrigadeWithRiskUnits, "大队约谈重大风险隐患单位、不放心单位"),
    ];

    private static readonly (string Measure, string Label, string Definition, string Unit, Func<CampaignsDbContext, FigureScope, IQueryable<FigureRow>> Rows)[] Measures =
    [
        ("sessions", "已召开场次", "属于本行动、已召开（含跟踪整改、已办结）的约谈，一场一行", "场", InterviewFigures.Sessions),
        ("ahead", "待召开场次", "属于本行动、方案已拟定或已通知、尚未召开的约谈，一场一行", "场", InterviewFigures.SessionsAhead),
        ("called-in", "应到人数", "属于本行动、未取消的约谈中登记的参加人员，一人一行，撤回登记的不计", "人", InterviewFigures.CalledIn),
        ("attended", "参加人数", "属于本行动、未取消的约谈中已签到的人员（含代理人），一人一行，撤回登记的不计", "人", InterviewFigures.Attended),
        ("absent", "缺席人数", "属于本行动、已召开的约谈中登记而未到的人员，一人一行", "人", InterviewFigures.Absent),
        ("proxies", "代理参加人数", "参加人数中由他人代理出席的人员，一人一行", "人", InterviewFigures.Proxies),
        ("parties", "被约谈方家次", "属于本行动、已召开的约谈中的被约谈方，一场中的一家为一行", "家次", InterviewFigures.Parties),
        ("minutes", "已印发纪要", "属于本行动、已召开且纪要已印发的约谈，一场一行", "份", InterviewFigures.Minutes),
        ("commitments", "整改措施", "属于本行动的约谈中承诺的整改措施，一项一行", "项", InterviewFigures.Commitments),
        ("commitments-verified", "已核实整改措施", "整改措施中已经核实完成的，一项一行", "项", InterviewFigures.CommitmentsVerified),
        ("commitments-overdue", "逾期整改措施", "整改措施中已经逾期的，一项一行", "项", InterviewFigures.CommitmentsOverdue),
    ];

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<Figure> All { get; } = [.. OfInterviews(), .. OfHazards(), .. OfFindings(), .. OfTasks(), .. OfUnits()];

    private static readonly Dictionary<string, Figure> ByKey = All.ToDictionary(f => f.Key);

    /// <summary>The figure of a key, or null.</summary>
    public static Figure? Find(string key) => ByKey.GetValueOrDefault(key);

    private static IEnumerable<Figure> OfInterviews()
    {
        foreach (var (measure, label, definition, unit, rows) in Measures)
        {
            var family = new FigureFamily($"interviews.{measure}", rows);
            foreach (var (kind, name) in Kinds)
                yield return OfKind(family, kind, name, measure, label, definition, unit);
            yield return new Figure(family.Name, $"五项约谈{label}", definition + "；五项合计", unit, family, null) { ShowsSupervisors = true };
        }
        var subjects = new FigureFamily("interviews.subjects", InterviewFigures.Subjects);
        foreach (var (kind, name) in Kinds)
            yield return OfKind(subjects, kind, name, "subjects", "被约谈方家数", "属于本行动、已召开的约谈中的被约谈方，同一家多次被约谈只计一次", "家");
        yield return new Figure(
            "interviews.units", "被约谈单位家数", "属于本行动、已召开的各项约谈中作为被约谈方的单位，同一单位只计一次", "家",
            new FigureFamily("interviews.units", InterviewFigures.UnitsCalledIn), null);
    }

    private static Figure OfKind(FigureFamily family, InterviewKind kind, string name, string measure, string label, string definition, string unit)
    {
        var part = InterviewRow.ClassOf(kind);
        return new Figure($"interviews.{part}.{measure}", $"{name}{label}", definition, unit, family, part)
        {
            ShowsSupervisors = kind == InterviewKind.DetachmentWithSupervisors,
            MayCountTasks = kind is InterviewKind.BrigadeWithKeyUnits or InterviewKind.BrigadeWithRiskUnits,
        };
    }

    private static IEnumerable<Figure> OfHazards() =>
    [
        Whole("hazards.found", "发现隐患", "统计期内发现、已核实的隐患，一处一行", "处", SourceFigures.HazardsFound, mayCountTasks: true),
        Whole("hazards.closed", "销号隐患", "统计期内销号的隐患（不论何时发现），一处一行", "处", SourceFigures.HazardsClosed, mayCountTasks: true),
        Whole("hazards.open", "未销号隐患", "统计期内发现、已核实、尚未销号的隐患，一处一行", "处", SourceFigures.HazardsOpen),
        Whole("hazards.overdue", "逾期未改隐患", "统计期内发现、整改期限已过尚未通过复查的隐患，一处一行", "处", SourceFigures.HazardsOverdue),
        Whole("hazards.major", "重大火灾隐患", "统计期内发现、经判定为重大火灾隐患的，一处一行", "处", SourceFigures.HazardsMajor),
        Whole("hazards.listed", "挂牌督办隐患", "统计期内发现、正在挂牌督办的隐患，一处一行", "处", SourceFigures.HazardsListed),
    ];

    private static IEnumerable<Figure> OfFindings()
    {
        const string Definition = "上一年度以来至统计期末检查消防技术服务机构发现的问题，一个问题一行";
        var findings = new FigureFamily("agency-findings", SourceFigures.Findings);
        return
        [
            new Figure("agency-findings.conditions-not-met", "不具备从业条件问题", Definition, "个", findings, nameof(FindingClass.ConditionsNotMet)),
            new Figure("agency-findings.irregular-practice", "执业活动不规范问题", Definition, "个", findings, nameof(FindingClass.IrregularPractice)),
            new Figure("agency-findings.substandard-quality", "执业质量不符合标准要求问题", Definition, "个", findings, nameof(FindingClass.SubstandardQuality)),
            new Figure("agency-findings", "消防技术服务机构问题", Definition + "；三类合计", "个", findings, null),
            Whole("agency-findings.corrected", "已改正的消防技术服务机构问题", Definition + "；其中已改正并核实的", "个", SourceFigures.FindingsCorrected),
        ];
    }

    private static IEnumerable<Figure> OfTasks() =>
    [
        Whole("tasks.deployed", "下达任务", "本行动下达的工作任务，一项一行；按下达日期计入统计期", "项", SourceFigures.Tasks),
        Whole("tasks.completed", "完成任务", "本行动下达的工作任务中已完成的，一项一行", "项", SourceFigures.TasksCompleted),
        Whole("tasks.overdue", "逾期任务", "本行动下达的工作任务中逾期未完成的，一项一行", "项", SourceFigures.TasksOverdue),
    ];

    private static IEnumerable<Figure> OfUnits() =>
    [
        Whole("units.key", "消防安全重点单位", "目前在册的消防安全重点单位，一家一行", "家", SourceFigures.KeyUnits),
        Whole("units.key-called-in", "已约谈重点单位", "在册重点单位中，已作为被约谈方参加本行动大队集中约谈的，一家一行", "家", SourceFigures.KeyUnitsCalledIn, mayCountTasks: true),
        Whole("units.key-not-called-in", "未约谈重点单位", "在册重点单位中，尚未参加本行动大队集中约谈的，一家一行", "家", SourceFigures.KeyUnitsNotCalledIn),
        Whole("units.vulnerable-group", "养老、福利机构等弱势群体场所", "目前在册的养老、福利机构等弱势群体场所，一家一行", "家", SourceFigures.VulnerableGroupFacilities),
        Whole("units.of-concern", "不放心单位", "目前标记为不放心单位的，一家一行", "家", SourceFigures.UnitsOfConcern),
    ];

    private static Figure Whole(
        string key, string label, string definition, string unit, Func<CampaignsDbContext, FigureScope, IQueryable<FigureRow>> rows, bool mayCountTasks = false) =>
        new(key, label, definition, unit, new FigureFamily(key, rows), null) { MayCountTasks = mayCountTasks };
}
