namespace FireSafety.Interviews.Commitments;

internal static class CommitmentEndpoints
{
    public static void MapCommitmentEndpoints(this RouteGroupBuilder api)
    {
        var commitments = api.MapGroup("/commitments").WithTags("整改措施");
        commitments.MapGet("", SearchCommitments.Handle).Query("interviews.commitments.search", Permissions.InterviewsRead)
            .SensitiveRows<SearchCommitments.Row>(nameof(Commitment)).WithSummary("查询整改措施");
        commitments.MapPost("/{id:guid}/submit", SubmitCommitment.Handle).Command("interviews.commitments.submit", Permissions.InterviewsRespond)
            .WithSummary("报送整改证明");
        commitments.MapPost("/{id:guid}/verify", VerifyCommitment.Handle).Command("interviews.commitments.verify", Permissions.CommitmentsVerify)
            .WithSummary("核验整改措施");
        commitments.MapPost("/{id:guid}/return", ReturnCommitment.Handle).Command("interviews.commitments.return", Permissions.CommitmentsVerify)
            .WithSummary("退回整改证明");
        commitments.MapPost("/{id:guid}/waive", WaiveCommitment.Handle).Command("interviews.commitments.waive", Permissions.CommitmentsVerify)
            .WithSummary("免除整改措施");
    }
}
