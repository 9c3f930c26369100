namespace FireSafety.Notifications.Messages;

internal static class MessageEndpoints
{
    public static void MapMessageEndpoints(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("通知");
        messages.MapGet("/", ListMessages.Handle).Query("notifications.list", Permissions.NotificationsRead).WithSummary("我的通知");
        messages.MapGet("/unread-count", ListMessages.Count).Query("notifications.unread-count", Permissions.NotificationsRead).WithSummary("未读数");
        messages.MapGet("/unread-count/stream", UnreadStream.Handle).Query("notifications.unread-count-stream", Permissions.NotificationsRead)
            .WithSummary("未读数，连接期间随时推送（text/event-stream）");
        messages.MapPost("/{id:guid}/read", MarkRead.One).Command("notifications.mark-read", Permissions.NotificationsRead).WithSummary("标为已读");
        messages.MapPost("/read-all", MarkRead.All).Command("notifications.mark-all-read", Permissions.NotificationsRead).WithSummary("全部标为已读");

        var templates = api.MapGroup("/templates").WithTags("通知模板");
        templates.MapGet("/", PreviewTemplate.List).Query("notifications.templates", Permissions.NotificationsRead).WithSummary("通知模板");
        templates.MapPost("/{key}/preview", PreviewTemplate.Handle).Query("notifications.preview-template", Permissions.NotificationsRead).WithSummary("预览通知模板");
    }
}
