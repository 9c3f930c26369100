namespace FireSafety.Hazards.Complaints;

internal static class ComplaintEndpoints
{
    public static void MapComplaintEndpoints(this RouteGroupBuilder api)
    {
        var complaints = api.MapGroup("/complaints").WithTags("举报投诉");
        complaints.MapPost("/", SubmitComplaint.Handle).PublicCommand("hazards.submit-complaint").WithSummary("举报投诉（公众）");
        complaints.MapGet("/progress/{code}", TrackComplaint.Handle).PublicQuery("hazards.track-complaint").WithSummary("凭查询码查进度（公众）");
        complaints.MapGet("/", SearchComplaints.Handle).Query("hazards.complaints", Permissions.ComplaintsHandle).WithSummary("查询举报投诉");
        complaints.MapGet("/{id:guid}", GetComplaint.Handle).Query("hazards.complaint", Permissions.ComplaintsHandle).Sensitive<Complaint>().WithSummary("举报投诉详情");
        complaints.MapPost("/{id:guid}/check", CheckComplaint.Handle).Command("hazards.check-complaint", Permissions.ComplaintsHandle).WithSummary("登记核查结果");
        complaints.MapPost("/{id:guid}/answer", AnswerComplaint.Handle).Command("hazards.answer-complaint", Permissions.ComplaintsHandle).WithSummary("答复举报人");
    }
}
