namespace FireSafety.Campaigns.Briefings;

internal static class BriefingErrors
{
    public static readonly Error NotDraft = new("campaigns.briefing-not-draft", ErrorKind.Conflict, "该期简报已审批或已印发，不能修改；已审批的可先退回，已印发的请另编一期更正。");
    public static readonly Error NotApproved = new("campaigns.briefing-not-approved", ErrorKind.Conflict, "该期简报未处于已审批状态，请先审批。");
    public static readonly Error SectionsDiffer = new("campaigns.briefing-sections-differ", ErrorKind.Rule, "请按序号提交全部 {0} 个部分，每个部分一次。");
    public static readonly Error TypedNumber = new("campaigns.typed-number", ErrorKind.Rule, "文字中不能直接填写数字（“{0}”）：统计数请用 {{figure:指标}}，日期请用 {{date:年-月-日}}；确需更改统计数时请使用人工核定并说明理由。");
    public static readonly Error UnknownPlaceholder = new("campaigns.unknown-placeholder", ErrorKind.Rule, "占位符 {0} 无法识别，请使用指标目录中的 {{figure:…}}、{{fact:…}} 或 {{date:年-月-日}}。");
    public static readonly Error FigureNotShown = new("campaigns.figure-not-in-briefing", ErrorKind.Rule, "该期简报没有使用指标 {0}，无需核定。");
    public static readonly Error NotOverridden = new("campaigns.figure-not-overridden", ErrorKind.Conflict, "指标 {0} 没有人工核定数。");
    public static readonly Error AsOfOutsideCampaign = new("campaigns.as-of-outside-campaign", ErrorKind.Rule, "统计截止日不能早于专项行动开始之日。");
    public static readonly Error AsOfAhead = new("campaigns.as-of-ahead", ErrorKind.Rule, "统计截止日尚未到，不能印发。");
    public static readonly Error UnknownTemplate = new("campaigns.unknown-briefing-template", ErrorKind.Rule, "没有名为 {0} 的简报模板，可用：{1}。");
    public static readonly Error CorrectsUnpublished = new("campaigns.corrects-unpublished", ErrorKind.Rule, "所更正的那一期不存在或尚未印发；未印发的请直接修改。");
}
