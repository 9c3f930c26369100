namespace FireSafety.Units.Units;

internal static class UnitErrors
{
    public static readonly Error CreditCodeMalformed = new("units.credit-code-malformed", ErrorKind.Rule, "统一社会信用代码“{0}”不符合 GB 32100 的格式（18 位数字和大写字母，不含 I、O、S、V、Z），请核对证照后重新填写。");

    public static readonly Error CreditCodeMismatch = new("units.credit-code-mismatch", ErrorKind.Rule, "统一社会信用代码“{0}”的校验位不符，请核对证照；确认无误的，请填写理由（creditCodeOverrideReason）后再提交，台账将标注“校验不符”。");

    public static readonly Error CreditCodeTaken = new("units.credit-code-taken", ErrorKind.Conflict, "统一社会信用代码 {0} 已登记为“{1}”，请打开 /api/units/units/{2} 核对，不要重复建档。");

    public static readonly Error CreditCodeTakenElsewhere = new("units.credit-code-taken", ErrorKind.Conflict, "统一社会信用代码 {0} 已由{1}登记，请联系该单位所在辖区办理辖区调整，不要重复建档。");

    public static readonly Error CreditCodeRepeated = new("units.credit-code-repeated", ErrorKind.Rule, "统一社会信用代码 {0} 在本次提交中出现多次，请只保留一行。");

    public static readonly Error UnknownIndustry = new("units.unknown-industry", ErrorKind.Rule, "行业代码“{0}”不存在，可用：{1}。");

    public static readonly Error UnknownCategory = new("units.unknown-category", ErrorKind.Rule, "场所类别“{0}”不在重点单位界定标准中，请从 /api/units/criteria 列出的类别中选择，或留空。");

    public static readonly Error UnknownMeasure = new("units.unknown-measure", ErrorKind.Rule, "指标“{0}”不在重点单位界定标准中，请从 /api/units/criteria 列出的指标中选择。");

    public static readonly Error NotABrigade = new("units.not-a-brigade", ErrorKind.Rule, "单位须归属一个县区大队，不能登记在 {0}。");

    public static readonly Error ManagerRequired = new("units.manager-required", ErrorKind.Rule, "重点单位必须确定消防安全管理人，请先填写管理人。");

    public static readonly Error ClassifyNotPermitted = new("units.classify-not-permitted", ErrorKind.Forbidden, "您的角色不能确认重点单位，请先按一般单位建档，再由大队负责人确认。");

    public static readonly Error Closed = new("units.closed", ErrorKind.Conflict, "该单位已注销，仅供查阅，不能再变更。");

    public static readonly Error AlreadyKeyUnit = new("units.already-key-unit", ErrorKind.Conflict, "该单位已是消防安全重点单位。");

    public static readonly Error NotKeyUnit = new("units.not-key-unit", ErrorKind.Conflict, "该单位不是消防安全重点单位，无需撤销。");

    public static readonly Error NotOfConcern = new("units.not-of-concern", ErrorKind.Conflict, "该单位未列为不放心单位，无需解除。");

    public static readonly Error ReviewDateOutOfRange = new("units.review-date-out-of-range", ErrorKind.Rule, "复核日期应在明天至 {0:yyyy-MM-dd} 之间。");

    public static readonly Error SameDivision = new("units.same-division", ErrorKind.Conflict, "该单位已在{0}辖区，无需调整。");

    public static readonly Error NotVulnerableGroup = new("units.not-vulnerable-group", ErrorKind.Conflict, "该单位未标注为弱势群体场所，请先标注再安排一对一帮扶。");

    public static readonly Error NoPairing = new("units.no-pairing", ErrorKind.Conflict, "该单位目前没有一对一帮扶人，请先安排帮扶。");

    public static readonly Error VisitDateOutOfRange = new("units.visit-date-out-of-range", ErrorKind.Rule, "走访日期应在帮扶开始之日（{0:yyyy-MM-dd}）至今天之间。");

    public static readonly Error BatchRefused = new("units.batch-refused", ErrorKind.Rule, "有 {0} 行不能登记，本次提交的单位都没有登记；请按各行的提示修改后重新提交。");
}
