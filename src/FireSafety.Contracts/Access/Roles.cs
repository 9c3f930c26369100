using static FireSafety.Contracts.Access.Permissions;

namespace FireSafety.Contracts.Access;

/// <summary>The roles of domain.md §9, each a set of <see cref="Permissions"/>.</summary>
public static class Roles
{
    /// <summary>市领导.</summary>
    public const string CityLeader = "city-leader";
    /// <summary>支队管理员.</summary>
    public const string DetachmentAdmin = "detachment-admin";
    /// <summary>支队干部.</summary>
    public const string DetachmentOfficer = "detachment-officer";
    /// <summary>大队负责人.</summary>
    public const string BrigadeLeader = "brigade-leader";
    /// <summary>监督员.</summary>
    public const string Supervisor = "supervisor";
    /// <summary>行业部门.</summary>
    public const string Department = "department";
    /// <summary>单位.</summary>
    public const string Unit = "unit";
    /// <summary>消防技术服务机构.</summary>
    public const string Agency = "agency";
    /// <summary>审计员.</summary>
    public const string Auditor = "auditor";
    /// <summary>服务客户端: a partner's system, not a person. A machine client may hold other roles; a person never holds this.</summary>
    public const string ServiceClient = "service-client";

    private static readonly string[] Reading =
        [AccountOwn, UnitsRead, HazardsRead, InterviewsRead, LicensingRead, NotificationsRead, CampaignsRead];

    private static readonly string[] Supervising =
        [.. Reading, UnitsManage, HazardsReport, HazardsSupervise, ComplaintsHandle, InterviewsManage, TasksReport];

    private static readonly string[] Leading =
        [.. Supervising, UnitsClassify, HazardsClose, HazardsMajor, InterviewsApprove, CommitmentsVerify];

    private static readonly string[] Detaching =
        [.. Leading, DirectoryManage, InterviewsReadSupervisors, LicensingManage, LicensingInspect, CampaignsManage, BriefingsPublish];

    /// <summary>Permissions by role name; a role that is not here may do nothing.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> All { get; } = new Dictionary<string, IReadOnlySet<string>>
    {
        [CityLeader] = Set(Reading),
        [DetachmentAdmin] = Set([.. Detaching, HazardsClaim, InterviewsRespond, AccountsManage, ClientsManage, AuditRead, AuditReadPersonal, Operate]),
        [DetachmentOfficer] = Set(Detaching),
        [BrigadeLeader] = Set([.. Leading, AccountsManage]),
        [Supervisor] = Set([.. Supervising, InterviewsRespond]),
        [Department] = Set([AccountOwn, UnitsRead, HazardsRead, HazardsReport, InterviewsRead, InterviewsRespond, NotificationsRead, CampaignsRead]),
        [Unit] = Set([AccountOwn, UnitsRead, HazardsRead, HazardsReport, HazardsClaim, InterviewsRead, InterviewsRespond, NotificationsRead]),
        [Agency] = Set([AccountOwn, LicensingRead, InterviewsRead, InterviewsRespond, NotificationsRead]),
        [Auditor] = Set([.. Reading, AuditRead]),
        // What systems exchange: no interviews, nothing personal in full, nothing that a person has to answer for.
        [ServiceClient] = Set([UnitsRead, HazardsRead, HazardsReport, CampaignsRead]),
    };

    /// <summary>Those who are supervised or stand beside: they see what is theirs and nothing else of their jurisdiction.</summary>
    public static IReadOnlySet<string> Parties { get; } = Set([Department, Unit, Agency]);

    /// <summary>Roles of which every account belongs to one organisation or person of the registers.</summary>
    public static IReadOnlySet<string> OfOrganisations { get; } = Set([.. Parties, Supervisor]);

    /// <summary>Roles of which a brigade gives and takes the access, in its own jurisdiction; all others are the detachment's to give.</summary>
    public static IReadOnlyList<string> GivenByBrigade { get; } = [Supervisor, Unit];

    private static HashSet<string> Set(string[] permissions) => [.. permissions];
}
