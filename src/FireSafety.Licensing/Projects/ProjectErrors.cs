namespace FireSafety.Licensing.Projects;

/// <summary>Refusals about service projects.</summary>
internal static class ProjectErrors
{
    public static readonly Error UnknownUnit = new("licensing.unknown-unit", ErrorKind.Rule, "单位台账中没有该单位，或台账尚未同步，请稍后再试。");
    public static readonly Error UnknownAgency = new("licensing.unknown-agency", ErrorKind.Rule, "没有该消防技术服务机构，请先登记。");
    public static readonly Error OutsideCategory = new("licensing.outside-category", ErrorKind.Rule, "该机构的从业类别不包括此项服务。");
    public static readonly Error UnknownHead = new("licensing.unknown-head", ErrorKind.Rule, "技术负责人和项目负责人须是本机构登记的人员。");
    public static readonly Error TechnicalHeadNotGrade1 = new("licensing.technical-head-not-grade-1", ErrorKind.Rule, "{0}不是一级注册消防工程师，不能担任技术负责人（第十二条）。");
    public static readonly Error ProjectHeadNotEngineer = new("licensing.project-head-not-engineer", ErrorKind.Rule, "{0}不是注册消防工程师，不能担任项目负责人（第十三条）。");
    public static readonly Error HeadNotQualified = new("licensing.head-not-qualified", ErrorKind.Rule, "{0}在{1}不在本机构执业或证书已失效，请另行指定。");
    public static readonly Error ContractTaken = new("licensing.contract-taken", ErrorKind.Conflict, "该机构的合同 {0} 已登记。");
    public static readonly Error Archived = new("licensing.project-archived", ErrorKind.Conflict, "该项目已归档，不能再变更。");
    public static readonly Error ConclusionFiled = new("licensing.conclusion-filed", ErrorKind.Conflict, "书面结论文件 {0} 已登记。");
    public static readonly Error IssuedBeforeContract = new("licensing.issued-before-contract", ErrorKind.Rule, "书面结论文件的出具日期早于合同签订日期，请核对。");
    public static readonly Error NothingToArchive = new("licensing.nothing-to-archive", ErrorKind.Conflict, "该项目还没有书面结论文件，不能归档。");
    public static readonly Error ArchivedBeforeIssued = new("licensing.archived-before-issued", ErrorKind.Rule, "归档日期早于书面结论文件的出具日期，请核对。");
}
