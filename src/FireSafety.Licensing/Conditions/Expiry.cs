namespace FireSafety.Licensing.Conditions;

/// <summary>Something that runs out.</summary>
/// <param name="ItemId">Person, piece of equipment, or the agency for its premises.</param>
/// <param name="Kind">Which of its dates.</param>
/// <param name="What">In words.</param>
/// <param name="On">Last valid day (Asia/Shanghai).</param>
internal sealed record Expiry(Guid ItemId, string Kind, string What, DateOnly On);

/// <summary>A warning that was given (到期预警), so that each is given once.</summary>
internal sealed class ExpiryWarning : Entity
{
    private ExpiryWarning() { }

    public Guid AgencyId { get; private set; }
    public Guid ItemId { get; private set; }
    public string Kind { get; private set; } = "";
    public string What { get; private set; } = "";
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>The threshold in days (60, 30, 7) that was due.</summary>
    public int DaysAhead { get; private set; }
    public DateOnly WarnedOn { get; private set; }

    public static ExpiryWarning Of(Expiry expiry, int daysAhead, DateOnly today) => new()
    {
        ItemId = expiry.ItemId,
        Kind = expiry.Kind,
        What = expiry.What,
        ExpiresOn = expiry.On,
        DaysAhead = daysAhead,
        WarnedOn = today,
    };
}
