using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

internal static class InterviewEndpoints
{
    public static void MapInterviewEndpoints(this RouteGroupBuilder api)
    {
        Plans(api.MapGroup("").WithTags("约谈方案"));
        Notices(api.MapGroup("").WithTags("约谈通知"));
        Attendance(api.MapGroup("").WithTags("签到"));
        Holding(api.MapGroup("").WithTags("约谈"));
        Queries(api.MapGroup("").WithTags("约谈"));
    }

    private static void Plans(RouteGroupBuilder api)
    {
        api.MapPost("", PlanInterview.Handle).Command("interviews.plan", Permissions.InterviewsManage).WithSummary("拟定约谈方案");
        api.MapPut("/{id:guid}/plan", RevisePlan.Handle).Edit("interviews.revise-plan", Permissions.InterviewsManage).WithSummary("修改约谈方案");
        api.MapPost("/{id:guid}/parties", AddParties.Handle).Command("interviews.add-parties", Permissions.InterviewsManage).WithSummary("添加被约谈方");
        api.MapPost("/{id:guid}/parties/remove", RemoveParties.Handle).Command("interviews.remove-parties", Permissions.InterviewsManage)
            .WithSummary("移除被约谈方");
        api.MapPost("/{id:guid}/approve", ApprovePlan.Handle).Command("interviews.approve", Permissions.InterviewsApprove).WithSummary("批准约谈方案");
        api.MapPost("/{id:guid}/cancel", CancelInterview.Handle).Command("interviews.cancel", Permissions.InterviewsApprove).WithSummary("取消约谈");
    }

    private static void Notices(RouteGroupBuilder api)
    {
        api.MapPost("/{id:guid}/notify", SendNotices.Handle).Command("interviews.notify", Permissions.InterviewsManage).WithSummary("发出约谈通知书");
        api.MapPost("/{id:guid}/reschedule", Reschedule.Handle).Command("interviews.reschedule", Permissions.InterviewsManage).WithSummary("改期");
        api.MapPost("/{id:guid}/deliveries", DeliverNotices.Handle).Command("interviews.deliver", Permissions.InterviewsManage)
            .WithSummary("登记送达和签收");
        api.MapPost("/{id:guid}/parties/{partyId:guid}/acknowledge", AcknowledgeNotice.Handle)
            .Command("interviews.acknowledge", Permissions.InterviewsRespond).WithSummary("签收通知书");
        api.MapPost("/{id:guid}/parties/{partyId:guid}/excuse", ExcuseParty.Handle)
            .Command("interviews.excuse", Permissions.InterviewsManage).WithSummary("登记请假");
        api.MapGet("/{id:guid}/parties/{partyId:guid}/notice", GetNotice.Handle)
            .Query("interviews.notice", Permissions.InterviewsRead).SensitiveOfSupervisors().WithSummary("下载约谈通知书");
        api.MapGet("/notices/unacknowledged", ListUnacknowledged.Handle)
            .Query("interviews.unacknowledged", Permissions.InterviewsRead)
            .SensitiveRows<ListUnacknowledged.Row>(nameof(InterviewParty)).WithSummary("未签收的通知书");
    }

    private static void Attendance(RouteGroupBuilder api)
    {
        api.MapGet("/{id:guid}/attendance", ListAttendance.Handle).Query("interviews.attendance", Permissions.InterviewsRead)
            .SensitiveOfSupervisors().WithSummary("参加人员名单");
        api.MapPost("/{id:guid}/attendance", EnterAttendance.Handle).Command("interviews.enter-attendance", Permissions.InterviewsManage)
            .WithSummary("批量登记和签到");
        api.MapPost("/{id:guid}/attendees", AddAttendee.Handle).Command("interviews.add-attendee", Permissions.InterviewsManage).WithSummary("登记一人");
        // No version asked for: it is the whole interview's, and moves with everyone who signs in while one entry is corrected.
        api.MapPut("/{id:guid}/attendees/{attendeeId:guid}", CorrectAttendee.Handle)
            .Command("interviews.correct-attendee", Permissions.InterviewsManage).WithSummary("更正一人");
        api.MapPost("/{id:guid}/attendees/{attendeeId:guid}/remove", RemoveAttendee.Handle)
            .Command("interviews.remove-attendee", Permissions.InterviewsManage).WithSummary("撤销一人");
        api.MapGet("/{id:guid}/sign-in-code", GetSignInCode.Handle).Query("interviews.sign-in-code", Permissions.InterviewsManage).WithSummary("签到码");
        api.MapPost("/sign-in", SignIn.Handle).PublicCommand("interviews.sign-in").WithSummary("凭码签到");
    }

    private static void Holding(RouteGroupBuilder api)
    {
        api.MapPost("/{id:guid}/hold", HoldInterview.Handle).Command("interviews.hold", Permissions.InterviewsManage).WithSummary("召开约谈");
        api.MapPost("/{id:guid}/record", RecordInterview.Handle).Command("interviews.record", Permissions.InterviewsManage)
            .WithSummary("记录问题、发言、点评、要求和整改措施");
        api.MapPost("/{id:guid}/record/withdraw", WithdrawItem.Handle).Command("interviews.withdraw-item", Permissions.InterviewsManage)
            .WithSummary("撤销一项记录");
        api.MapGet("/{id:guid}/minutes", GetMinutes.Handle).Query("interviews.minutes", Permissions.InterviewsRead).SensitiveOfSupervisors().WithSummary("下载约谈纪要");
        api.MapPost("/{id:guid}/minutes/issue", IssueMinutes.Handle).Command("interviews.issue-minutes", Permissions.InterviewsApprove)
            .WithSummary("签发约谈纪要");
        api.MapPost("/{id:guid}/minutes/correct", CorrectMinutes.Handle).Command("interviews.correct-minutes", Permissions.InterviewsApprove)
            .WithSummary("提出纪要更正");
        api.MapPost("/{id:guid}/close", CloseInterview.Handle).Command("interviews.close", Permissions.InterviewsApprove).WithSummary("办结约谈");
    }

    /// <summary>One-to-one interviews with supervisors (kind 3): who looked is recorded.</summary>
    private static RouteHandlerBuilder SensitiveOfSupervisors(this RouteHandlerBuilder endpoint) =>
        endpoint.Sensitive<Interview>((interview, _) => interview.Kind == InterviewKind.DetachmentWithSupervisors);

    private static void Queries(RouteGroupBuilder api)
    {
        api.MapGet("", SearchInterviews.Handle).Query("interviews.search", Permissions.InterviewsRead)
            .SensitiveRows<SearchInterviews.Row>(nameof(Interview)).WithSummary("查询约谈");
        api.MapGet("/{id:guid}", GetInterview.Handle).Query("interviews.get", Permissions.InterviewsRead).SensitiveOfSupervisors()
            .WithSummary("约谈详情和下一步");
        api.MapGet("/statistics", GetStatistics.Handle).Query("interviews.statistics", Permissions.InterviewsRead).WithSummary("约谈人次统计");
        api.MapGet("/policies", InterviewPolicies.Get).Query("interviews.policies", Permissions.InterviewsRead).WithSummary("约谈规则设置");
    }
}
