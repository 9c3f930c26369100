namespace FireSafety.Campaigns.Tasks;

internal static class TaskErrors
{
    public static readonly Error Counted = new("campaigns.task-is-counted", ErrorKind.Conflict, "该任务的进度由系统按业务数据自动统计，不需要填报。");
    public static readonly Error Completed = new("campaigns.task-completed", ErrorKind.Conflict, "该任务已完成，不能再填报进度。");
    public static readonly Error DueOutsideCampaign = new("campaigns.task-due-outside-campaign", ErrorKind.Rule, "完成时限应在专项行动期间（{0} 至 {1}）且不早于今天。");
    public static readonly Error NotCountable = new("campaigns.task-not-countable", ErrorKind.Rule, "指标 {0} 不能用于自动统计任务进度，请改用可统计指标或改为人工填报。");
    public static readonly Error CountedIsForBrigades = new("campaigns.counted-task-is-for-brigades", ErrorKind.Rule, "自动统计的任务只能下达给大队；下达给监督员的任务请改为人工填报。");
}
