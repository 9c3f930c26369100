namespace FireSafety.Contracts.Access;

/// <summary>What a person or machine may do. An endpoint names exactly one; roles (<see cref="Roles"/>) are sets of these.</summary>
public static class Permissions
{
    /// <summary>Read the unit registry.</summary>
    public const string UnitsRead = "units.read";
    /// <summary>Register and change units.</summary>
    public const string UnitsManage = "units.manage";
    /// <summary>Confirm key units and flag units of concern.</summary>
    public const string UnitsClassify = "units.classify";
    /// <summary>Maintain departments and supervisors.</summary>
    public const string DirectoryManage = "directory.manage";
    /// <summary>Read hazards.</summary>
    public const string HazardsRead = "hazards.read";
    /// <summary>Report hazards.</summary>
    public const string HazardsReport = "hazards.report";
    /// <summary>Confirm, order, re-inspect.</summary>
    public const string HazardsSupervise = "hazards.supervise";
    /// <summary>Claim that a hazard is rectified.</summary>
    public const string HazardsClaim = "hazards.claim";
    /// <summary>Approve extensions, close (销号).</summary>
    public const string HazardsClose = "hazards.close";
    /// <summary>Judge and list major hazards, seal premises.</summary>
    public const string HazardsMajor = "hazards.major";
    /// <summary>Handle complaints.</summary>
    public const string ComplaintsHandle = "complaints.handle";
    /// <summary>Read interviews and proposals.</summary>
    public const string InterviewsRead = "interviews.read";
    /// <summary>Read one-to-one interviews with supervisors (kind 3).</summary>
    public const string InterviewsReadSupervisors = "interviews.read-supervisors";
    /// <summary>Plan, notify, hold, record.</summary>
    public const string InterviewsManage = "interviews.manage";
    /// <summary>Approve plans, sign off minutes, close.</summary>
    public const string InterviewsApprove = "interviews.approve";
    /// <summary>Hand in proof for a commitment, acknowledge a notice.</summary>
    public const string InterviewsRespond = "interviews.respond";
    /// <summary>Verify or waive commitments.</summary>
    public const string CommitmentsVerify = "commitments.verify";
    /// <summary>Read agencies in full.</summary>
    public const string LicensingRead = "licensing.read";
    /// <summary>Maintain agencies' data.</summary>
    public const string LicensingManage = "licensing.manage";
    /// <summary>Inspect agencies, record findings, suspend, remove.</summary>
    public const string LicensingInspect = "licensing.inspect";
    /// <summary>Read one's own notifications.</summary>
    public const string NotificationsRead = "notifications.read";
    /// <summary>Read drives, tasks, figures and briefings.</summary>
    public const string CampaignsRead = "campaigns.read";
    /// <summary>Launch drives, deploy tasks, edit briefings.</summary>
    public const string CampaignsManage = "campaigns.manage";
    /// <summary>Report progress on a task.</summary>
    public const string TasksReport = "tasks.report";
    /// <summary>Approve and publish briefings.</summary>
    public const string BriefingsPublish = "briefings.publish";
    /// <summary>Invite people, change and disable their accounts.</summary>
    public const string AccountsManage = "accounts.manage";
    /// <summary>See and secure one's own account.</summary>
    public const string AccountOwn = "account.own";
    /// <summary>Make and remove machine clients.</summary>
    public const string ClientsManage = "clients.manage";
    /// <summary>Read the audit trail.</summary>
    public const string AuditRead = "audit.read";
    /// <summary>See phone and certificate numbers in the audit trail in full.</summary>
    public const string AuditReadPersonal = "audit.read-personal";
    /// <summary>Operate: outbox, parked messages, periodic steps.</summary>
    public const string Operate = "platform.operate";
}
