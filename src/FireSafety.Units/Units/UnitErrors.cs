namespace FireSafety.Units.Units;

internal static class UnitErrors
{
    public static readonly Error CreditCodeTaken = new("units.credit-code-taken", ErrorKind.Conflict, "统一社会信用代码 {0} 已登记。");
}
