namespace FireSafety.Licensing.Agencies;

/// <summary>Refusals about agencies, their personnel, equipment and systems.</summary>
internal static class AgencyErrors
{
    public static readonly Error CreditCodeMalformed = new("licensing.credit-code-malformed", ErrorKind.Rule, "统一社会信用代码 {0} 不是18位的规范代码，请核对营业执照。");
    public static readonly Error CreditCodeMismatch = new("licensing.credit-code-mismatch", ErrorKind.Rule, "统一社会信用代码 {0} 校验不符，请核对；确属真实代码的，请填写理由后再登记。");
    public static readonly Error CreditCodeTaken = new("licensing.credit-code-taken", ErrorKind.Conflict, "统一社会信用代码 {0} 的机构已登记。");
    public static readonly Error Removed = new("licensing.agency-removed", ErrorKind.Conflict, "该机构已移出，须先恢复才能变更。");
    public static readonly Error NotPractising = new("licensing.agency-not-practising", ErrorKind.Conflict, "该机构{0}，不能进行此项操作。");
    public static readonly Error NothingToReinstate = new("licensing.nothing-to-reinstate", ErrorKind.Conflict, "该机构{0}，无须恢复。");
    public static readonly Error AlreadyJoined = new("licensing.person-already-joined", ErrorKind.Conflict, "证书 {0} 的人员已在本机构登记；如为续证，请变更原登记。");
    public static readonly Error HasLeft = new("licensing.person-has-left", ErrorKind.Conflict, "该人员已离职，如重新入职请另行登记。");
    public static readonly Error WrongQualification = new("licensing.wrong-qualification", ErrorKind.Rule, "注册消防工程师注明级别，消防设施操作员注明技能等级，请按该人员的类别填写。");
    public static readonly Error LeavesBeforeJoining = new("licensing.leaves-before-joining", ErrorKind.Rule, "离职日期早于入职日期，请核对。");
    public static readonly Error UnknownEquipment = new("licensing.unknown-equipment", ErrorKind.Rule, "设备清单中没有编号 {0}，请从设备清单中选择。");
    public static readonly Error EquipmentEntered = new("licensing.equipment-already-entered", ErrorKind.Conflict, "{0}已登记；请变更原登记的数量或检定日期。");
    public static readonly Error EquipmentRetired = new("licensing.equipment-retired", ErrorKind.Conflict, "该设备已停用。");
    public static readonly Error EndsBeforeStart = new("licensing.ends-before-start", ErrorKind.Rule, "终止日期早于起始日期，请核对。");
    public static readonly Error SystemInForce = new("licensing.system-in-force", ErrorKind.Conflict, "该体系已有文件在施行，请先废止原文件。");
    public static readonly Error NoSystemInForce = new("licensing.no-system-in-force", ErrorKind.Conflict, "该体系没有在施行的文件。");
    public static readonly Error NothingToVerify = new("licensing.nothing-to-verify", ErrorKind.Rule, "机构没有申报“{0}”，无法核查；请先登记申报内容。");
}
