using FireSafety.Contracts.Access;
using FireSafety.Web.SignIn;

namespace FireSafety.Web.Accounts;

/// <summary>Which roles somebody may give. What is offered; the service decides.</summary>
internal static class Posts
{
    public static IReadOnlyList<string> RolesGivenBy(Me me) => me.Role == Roles.BrigadeLeader ? [Roles.Supervisor, Roles.Unit]
        : [Roles.Unit, Roles.Supervisor, Roles.BrigadeLeader, Roles.Department, Roles.Agency, Roles.DetachmentOfficer, Roles.DetachmentAdmin, Roles.CityLeader, Roles.Auditor];

    /// <summary>Of a machine client: a partner's system first.</summary>
    public static IReadOnlyList<string> RolesOfClients(Me me) => [Roles.ServiceClient, .. RolesGivenBy(me)];

    /// <summary>Whether accounts of the role speak for a unit, an agency, a department or a supervisor.</summary>
    public static bool IsOfOrganisation(string role) => Roles.OfOrganisations.Contains(role);
}

/// <summary>Who somebody is to be: role, and where or for whom.</summary>
public sealed class PostModel
{
    public string? UserName { get; set; }
    public string? Name { get; set; }
    public string Role { get; set; } = "";
    public string DivisionCode { get; set; } = "";
    public Guid? OrganisationId { get; set; }
    public string? OrganisationName { get; set; }
    public string? Reason { get; set; }

    /// <summary>As it is sent: an organisation has its own place.</summary>
    internal string? Division => DivisionCode.Length == 0 ? null : DivisionCode;
}
