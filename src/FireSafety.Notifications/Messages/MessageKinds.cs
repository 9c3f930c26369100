namespace FireSafety.Notifications.Messages;

/// <summary>A sort of message: the fields its words may name, with samples for the preview, and the audiences it knows.</summary>
internal sealed record MessageKind(string Key, IReadOnlyDictionary<string, string> Samples, IReadOnlyList<string> Audiences);

/// <summary>Everything that is told; each needs a template.</summary>
internal static class MessageKinds
{
    private const string Id = "00000000-0000-7000-8000-000000000000";
    private static readonly string[] OfHazard = ["detachment", "brigade", "unit", "supervisor"];
    private static readonly string[] OfInterview = ["convener", "parties"];
    private static readonly string[] OfParty = ["convener", "party"];
    private static readonly string[] OfAgency = ["detachment", "agency"];
    private static readonly string[] Everyone = ["detachment", "all-brigades"];

    public static IReadOnlyList<MessageKind> All { get; } =
    [
        Hazard("hazard-reported", ("foundOn", "2024年2月1日")),
        Hazard("rectification-ordered", ("notice", "示例责改〔2024〕1号"), ("rectifyBy", "2024年2月10日")),
        Hazard("reinspection-due", ("reinspectBy", "2024年2月5日")),
        Hazard("hazard-overdue", ("rectifyBy", "2024年2月10日")),
        Hazard("hazard-not-rectified", ("findings", "通道仍堆放杂物")),
        Hazard("hazard-closed", ("closedOn", "2024年2月8日")),
        Hazard("major-determined", ("clauses", "6.5、6.6"), ("criteria", "gb35181-2017")),
        Hazard("major-listed", ("deadline", "2024年3月31日"), ("level", "市")),
        Hazard("premises-sealed", ("until", "2024年3月1日")),
        Hazard("reinspection-overdue", ("dueOn", "2024年2月5日")),
        Hazard("hazard-relapsed", ("foundOn", "2024年3月1日")),
        Hazard("seal-expiring", ("until", "2024年3月1日")),
        Kind("complaint-received", ["brigade"], ("complaintId", Id), ("subject", "安全出口锁闭"), ("dueAt", "2024年2月1日9时00分")),
        Kind("proposal-raised", ["convener"], ("proposalId", Id), ("kind", "大队约谈重大风险隐患单位、不放心单位"), ("subject", "示例单位 0001"), ("ground", "隐患逾期未整改")),
        Kind("supervisor-proposal-raised", ["convener"], ("proposalId", Id), ("kind", "支队约谈监督员")),
        Kind("coverage-proposals", ["convener"], ("kind", "大队集中约谈重点单位"), ("day", "2024年2月1日")),
        Interview("interview-notified", OfInterview),
        Interview("interview-cancelled", OfInterview, ("reason", "与上级会议冲突")),
        Interview("absence-recorded", OfParty, ("party", "示例单位 0001")),
        Interview("minutes-issued", OfInterview, ("number", "示例约纪〔2024〕1号")),
        Interview("commitment-overdue", OfParty, ("party", "示例单位 0001"), ("what", "清理疏散通道"), ("dueOn", "2024年2月10日")),
        Agency("conditions-lapsed", ("lapsedOn", "2024年2月1日"), ("shortfalls", "注册消防工程师（一级）差1人")),
        Agency("condition-expiring", ("what", "劳动合同"), ("expiresOn", "2024年3月1日"), ("daysLeft", "30")),
        Agency("agency-finding", ("description", "书面结论文件未签名"), ("article", "第二十二条"), ("inspectedOn", "2024年2月1日")),
        Kind("unit-of-concern", ["brigade"], ("unitId", Id), ("unit", "示例单位 0001"), ("grounds", "隐患逾期未整改"), ("reviewOn", "2024年5月1日")),
        Task("task-deployed"),
        Task("task-overdue"),
        Kind("campaign-launched", Everyone, ("campaignId", Id), ("name", "示例专项行动"), ("from", "2024年1月1日"), ("to", "2024年3月31日")),
        Kind("briefing-published", Everyone, ("campaignId", Id), ("number", "1"), ("title", "示例简报")),
        Account("account-invited"),
        Account("password-reset-requested"),
    ];

    private static MessageKind Hazard(string key, params (string, string)[] more) =>
        Kind(key, OfHazard, [("hazardId", Id), ("unit", "示例单位 0001"), ("description", "疏散通道堵塞"), .. more]);

    private static MessageKind Interview(string key, string[] audiences, params (string, string)[] more) => Kind(key, audiences,
        [("interviewId", Id), ("title", "集中约谈重点单位"), ("convener", "示例大队"), ("time", "2024年2月20日9时00分"), ("place", "示例会议室"), .. more]);

    private static MessageKind Agency(string key, params (string, string)[] more) =>
        Kind(key, OfAgency, [("agencyId", Id), ("agency", "示例消防技术服务机构 01"), .. more]);

    private static MessageKind Account(string key) => Kind(key, ["manager"], ("accountId", Id), ("userName", "zhang.san"), ("name", "示例人员 0001"));

    private static MessageKind Task(string key) => Kind(key, ["assignee"],
        ("campaignId", Id), ("task", "检查高层住宅"), ("dueOn", "2024年2月20日"), ("target", "30"), ("done", "20"));

    private static MessageKind Kind(string key, string[] audiences, params (string Name, string Sample)[] fields) =>
        new(key, fields.ToDictionary(f => f.Name, f => f.Sample), audiences);
}
