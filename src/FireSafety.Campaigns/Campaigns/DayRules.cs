namespace FireSafety.Campaigns.Campaigns;

/// <summary>Limits that several requests share.</summary>
internal static class DayRules
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>A day that can be meant, with room for the years that figures look back.</summary>
    public static IRuleBuilderOptions<T, DateOnly> Sensible<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.InclusiveBetween(Earliest, Latest).WithMessage("日期应在2000年至2199年之间。");
}
