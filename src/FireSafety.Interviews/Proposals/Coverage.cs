using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Directory;

namespace FireSafety.Interviews.Proposals;

/// <summary>A drive reaches every key unit (kind 4) and every industry department (kind 1).</summary>
internal static class Coverage
{
    public static Reason OfUnit(KnownUnit unit, KnownCampaign campaign, DateTime at) => Of(
        InterviewKind.BrigadeWithKeyUnits, new PartyRef(PartyKind.Unit, unit.Id, unit.Name), unit.Jurisdiction, campaign, at);

    public static Reason OfDepartment(KnownDepartment department, KnownCampaign campaign, DateTime at) => Of(
        InterviewKind.CityLeaderWithDepartments, new PartyRef(PartyKind.Department, department.Id, department.Name),
        Divisions.City.Path, campaign, at);

    private static Reason Of(InterviewKind kind, PartyRef subject, string jurisdiction, KnownCampaign campaign, DateTime at) =>
        // Coverage ends with the drive, not with a version of it.
        new(kind, subject, jurisdiction, GroundKind.CampaignCoverage, campaign.Id, $"“{campaign.Name}”约谈全覆盖", at, long.MaxValue)
        {
            CampaignId = campaign.Id,
        };
}
