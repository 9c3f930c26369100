namespace FireSafety.Hazards.Hazards;

internal static class HazardErrors
{
    public static readonly Error UnknownUnit = new("hazards.unknown-unit", ErrorKind.Rule, "没有找到该单位，或不在您的辖区内；请先在单位台账建档，刚建档的请稍后再试。");
    public static readonly Error UnitClosed = new("hazards.unit-closed", ErrorKind.Rule, "单位“{0}”已注销，不能再登记隐患。");
    public static readonly Error UnknownSupervisor = new("hazards.unknown-supervisor", ErrorKind.Rule, "没有找到该监督员，请先在监督员名录登记。");
    public static readonly Error SupervisorInactive = new("hazards.supervisor-inactive", ErrorKind.Rule, "监督员“{0}”已不在岗，请改派他人。");
    public static readonly Error WrongState = new("hazards.wrong-state", ErrorKind.Conflict, "隐患处于“{0}”状态，不能{1}；只有处于{2}状态时才可以。");
    public static readonly Error FiveNotSettled = new("hazards.five-not-settled", ErrorKind.Rule, "限期改正前须五落实，尚缺：{0}。");
    public static readonly Error PeriodNotAfterOrder = new("hazards.period-not-after-order", ErrorKind.Rule, "整改期限应晚于责令之日（{0}）。");
    public static readonly Error PeriodForbidden = new("hazards.at-once-has-no-period", ErrorKind.Rule, "责令立即改正不设整改期限，请删去期限或改用责令限期改正。");
    public static readonly Error AlreadyServed = new("hazards.already-served", ErrorKind.Conflict, "该文书已于 {0} 送达，不能重复登记。");
    public static readonly Error NoNotice = new("hazards.no-notice", ErrorKind.Conflict, "尚未开具责令改正通知书。");
    public static readonly Error ExtendedAlready = new("hazards.extended-already", ErrorKind.Conflict, "整改期限最多延长 {0} 次，本次整改已延长过。");
    public static readonly Error PeriodEnded = new("hazards.period-ended", ErrorKind.Conflict, "整改期限已于 {0} 届满，延期须在期限届满前申请。");
    public static readonly Error ExtensionNotLater = new("hazards.extension-not-later", ErrorKind.Rule, "延长后的期限应晚于原期限（{0}）。");
    public static readonly Error AtOnceNotExtended = new("hazards.at-once-not-extended", ErrorKind.Rule, "责令立即改正不能延期；确需时间的，请改为责令限期改正。");
    public static readonly Error UnknownItem = new("hazards.unknown-item", ErrorKind.Rule, "没有第 {0} 项问题。");
    public static readonly Error TooEarlyToReinspect = new("hazards.too-early-to-reinspect", ErrorKind.Conflict, "整改期限 {0} 尚未届满，单位也未申请复查。");
    public static readonly Error InspectorIsClaimant = new("hazards.inspector-is-claimant", ErrorKind.Rule, "申报整改完成的人不能担任复查人。");
    public static readonly Error FindingsMissing = new("hazards.findings-missing", ErrorKind.Rule, "复查不合格须写明仍存在的问题。");
    public static readonly Error EvidenceMissing = new("hazards.evidence-missing", ErrorKind.Rule, "销号须逐项有整改佐证，尚缺第 {0} 项。");
    public static readonly Error PhotosMissing = new("hazards.photos-missing", ErrorKind.Rule, "销号须有整改前、整改后照片各至少一张。");
    public static readonly Error ReviewerNotIndependent = new("hazards.reviewer-not-independent", ErrorKind.Rule, "销号审核人不能是申报整改完成的人或复查人。");
    public static readonly Error StillListed = new("hazards.still-listed", ErrorKind.Conflict, "该隐患仍在挂牌督办中，请先摘牌再销号。");
    public static readonly Error StillSealed = new("hazards.still-sealed", ErrorKind.Conflict, "该隐患仍有临时查封，请先登记解除查封再销号。");
    public static readonly Error RelapsedAlready = new("hazards.relapsed-already", ErrorKind.Conflict, "该隐患反弹后已另立新隐患，请在新隐患上处理。");
}
