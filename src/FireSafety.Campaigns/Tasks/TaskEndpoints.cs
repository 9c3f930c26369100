namespace FireSafety.Campaigns.Tasks;

internal static class TaskEndpoints
{
    public static void MapTaskEndpoints(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("").WithTags("工作任务");
        tasks.MapPost("/{id:guid}/tasks", DeployTask.Handle).Command("campaigns.deploy-task", Permissions.CampaignsManage).WithSummary("下达任务");
        tasks.MapGet("/tasks", SearchTasks.Handle).Query("campaigns.search-tasks", Permissions.CampaignsRead).WithSummary("查询任务");
        tasks.MapGet("/tasks/{taskId:guid}", GetTask.Handle).Query("campaigns.get-task", Permissions.CampaignsRead).WithSummary("任务详情");
        tasks.MapPost("/tasks/{taskId:guid}/reports", ReportProgress.Handle).Command("campaigns.report-progress", Permissions.TasksReport).WithSummary("填报进度");
    }
}
