namespace FireSafety.Campaigns.Figures;

internal static class FigureErrors
{
    public static readonly Error Unknown = new("campaigns.unknown-figure", ErrorKind.NotFound, "没有名为 {0} 的指标，请在指标目录中选择。");
    public static readonly Error PeriodReversed = new("campaigns.period-reversed", ErrorKind.Malformed, "统计期的开始日期不能晚于结束日期。");
    public static readonly Error UnknownMeasure = new("campaigns.unknown-measure", ErrorKind.Malformed, "没有名为 {0} 的约谈指标，可用：{1}。");
}
