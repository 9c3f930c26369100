using FireSafety.Contracts.Interviews;

namespace FireSafety.Interviews.Proposals;

internal static class ProposalEndpoints
{
    public static void MapProposalEndpoints(this RouteGroupBuilder api)
    {
        var proposals = api.MapGroup("/proposals").WithTags("约谈建议");
        proposals.MapGet("", SearchProposals.Handle).Query("interviews.proposals.search", Permissions.InterviewsRead)
            .SensitiveRows<SearchProposals.Row>(nameof(Proposal)).WithSummary("查询约谈建议");
        proposals.MapGet("/{id:guid}", GetProposal.Handle).Query("interviews.proposals.get", Permissions.InterviewsRead)
            .Sensitive<Proposal>((p, _) => p.Kind == InterviewKind.DetachmentWithSupervisors).WithSummary("约谈建议及依据");
        proposals.MapPost("/accept", AcceptProposals.Handle).Command("interviews.proposals.accept", Permissions.InterviewsManage)
            .WithSummary("采纳约谈建议，合并为一次约谈");
        proposals.MapPost("/{id:guid}/dismiss", DismissProposal.Handle).Command("interviews.proposals.dismiss", Permissions.InterviewsManage)
            .WithSummary("不予约谈");
    }
}
