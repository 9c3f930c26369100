namespace FireSafety.Licensing.Projects;

internal static class ProjectEndpoints
{
    public static void MapProjectEndpoints(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("服务项目");
        projects.MapPost("/", OpenProject.Handle).Command("licensing.open-project", Permissions.LicensingManage).WithSummary("登记服务合同");
        projects.MapGet("/", ReadProjects.Search).Query("licensing.search-projects", Permissions.LicensingRead).WithSummary("查询服务项目");
        projects.MapGet("/{id:guid}", ReadProjects.Get).Query("licensing.get-project", Permissions.LicensingRead)
            .Sensitive<ServiceProject>().WithSummary("服务项目详情");
        projects.MapPost("/{id:guid}/heads", ChangeHeads.Handle).Command("licensing.change-heads", Permissions.LicensingManage).WithSummary("变更技术负责人、项目负责人");
        projects.MapPost("/{id:guid}/conclusions", RecordConclusion.Handle).Command("licensing.record-conclusion", Permissions.LicensingManage).WithSummary("登记书面结论文件");
        projects.MapPost("/{id:guid}/archive", ArchiveProject.Handle).Command("licensing.archive-project", Permissions.LicensingManage).WithSummary("归档");
    }
}
