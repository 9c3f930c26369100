namespace FireSafety.Licensing.Inspections;

/// <summary>Refusals about inspections, draws and findings.</summary>
internal static class InspectionErrors
{
    public static readonly Error UnknownItem = new("licensing.unknown-item", ErrorKind.Rule, "检查项目 {0} 不在此类检查的内容中。");
    public static readonly Error UnknownViolation = new("licensing.unknown-violation", ErrorKind.Rule, "没有编号为 {0} 的违法情形，请从清单中选择。");
    public static readonly Error NonconformityWithoutFinding = new("licensing.nonconformity-without-finding", ErrorKind.Rule, "检查项目 {0} 不符合，须写明检查发现的问题。");
    public static readonly Error InTheFuture = new("licensing.inspected-in-the-future", ErrorKind.Rule, "检查日期晚于今天，请核对。");
    public static readonly Error TriggerRequired = new("licensing.trigger-required", ErrorKind.Rule, "火灾倒查和举报投诉核查须写明所依据的火灾或者举报。");
    public static readonly Error DrawRequired = new("licensing.draw-required", ErrorKind.Rule, "专项检查的对象和人员须随机抽取，请注明抽取记录（第二十三条）。");
    public static readonly Error NotDrawn = new("licensing.agency-not-drawn", ErrorKind.Rule, "该机构或检查人员不在所注明的抽取结果中。");
    public static readonly Error AlreadyInspected = new("licensing.already-inspected", ErrorKind.Conflict, "该机构在此次抽取中的检查已经登记。");
    public static readonly Error BeforeInspection = new("licensing.before-inspection", ErrorKind.Rule, "日期早于检查日期，请核对。");
    public static readonly Error NotOpen = new("licensing.finding-not-open", ErrorKind.Conflict, "该问题已报整改或已核实，不能重复报整改。");
    public static readonly Error NothingClaimed = new("licensing.correction-not-claimed", ErrorKind.Conflict, "机构尚未报整改，或整改已核实。");
    public static readonly Error AlreadyPenalized = new("licensing.already-penalized", ErrorKind.Conflict, "该问题已有处罚决定。");
    public static readonly Error FineOutOfRange = new("licensing.fine-out-of-range", ErrorKind.Rule, "罚款数额超出{0}规定的幅度（{1}元至{2}元）。");
    public static readonly Error TooFewCandidates = new("licensing.too-few-candidates", ErrorKind.Rule, "符合条件的机构只有{0}家，少于拟抽取数。");
}
