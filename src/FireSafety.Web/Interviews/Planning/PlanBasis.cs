using FireSafety.Clients.Interviews;
using FireSafety.Web.Services;
using CampaignStatus = FireSafety.Clients.Campaigns.CampaignStatus;

namespace FireSafety.Web.Interviews.Planning;

/// <summary>What a plan is filled in with: the rules of the kinds, and the drives that run.</summary>
public sealed record PlanBasis(InterviewPolicies Policies, IReadOnlyDictionary<Guid, string> Campaigns)
{
    private const int MostCampaigns = 50;

    internal static async Task<PlanBasis> ReadAsync(Api api, CancellationToken ct)
    {
        var policies = await api.Interviews.PoliciesAsync(ct);
        // Without the drives a plan can still be made.
        var campaigns = await Outcome.OfAsync(() => api.Campaigns.SearchAsync(1, MostCampaigns, CampaignStatus.Launched, ct));
        return new PlanBasis(policies, campaigns.Value?.Items.ToDictionary(c => c.Id, c => c.Name) ?? []);
    }

    public KindPolicy Of(InterviewKind kind) => Policies.Kinds.First(k => k.Kind == kind);
}
