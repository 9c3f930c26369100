namespace FireSafety.Campaigns.Campaigns;

internal static class CampaignErrors
{
    public static readonly Error NotDraft = new("campaigns.not-draft", ErrorKind.Conflict, "该专项行动已经启动，不能再次启动。");
    public static readonly Error NotLaunched = new("campaigns.not-launched", ErrorKind.Conflict, "该专项行动不在进行中，请先启动后再操作。");
    public static readonly Error Ended = new("campaigns.ended", ErrorKind.Conflict, "该专项行动已结束，不能再修改。");
    public static readonly Error PeriodOver = new("campaigns.period-over", ErrorKind.Rule, "该专项行动的截止日期已过，请先修改起止日期再启动。");
    public static readonly Error LaunchedKeepsItsTerms = new("campaigns.launched-keeps-its-terms", ErrorKind.Rule, "专项行动启动后只能调整截止日期，名称、开始日期、简报名称和印发单位不能改。");
}
