namespace FireSafety.Hazards.Hazards;

/// <summary>What can be done to a hazard and from which states: the one table that guards the life and tells the caller what comes next.</summary>
/// <param name="Name">As in the endpoint's name.</param>
/// <param name="Title">In the field's words.</param>
/// <param name="From">States it is allowed in.</param>
internal sealed record HazardAction(string Name, string Title, params HazardStatus[] From)
{
    private static readonly HazardStatus[] Open =
        [HazardStatus.Confirmed, HazardStatus.Ordered, HazardStatus.Rectified, HazardStatus.Overdue, HazardStatus.NotRectified];

    public static readonly HazardAction Confirm = new("confirm", "核实", HazardStatus.Reported);
    public static readonly HazardAction Reject = new("reject", "不予认定", HazardStatus.Reported);
    public static readonly HazardAction Order = new("order", "责令改正", HazardStatus.Confirmed, HazardStatus.NotRectified);
    public static readonly HazardAction Extend = new("extend", "延长期限", HazardStatus.Ordered);
    public static readonly HazardAction Claim = new("claim", "申请复查", HazardStatus.Ordered, HazardStatus.Overdue, HazardStatus.NotRectified);
    public static readonly HazardAction AddEvidence = new("add-evidence", "补充佐证", [.. Open.Skip(1), HazardStatus.Reinspected]);
    public static readonly HazardAction Reinspect = new("reinspect", "复查", HazardStatus.Ordered, HazardStatus.Rectified, HazardStatus.Overdue);
    public static readonly HazardAction Close = new("close", "销号", HazardStatus.Reinspected);
    public static readonly HazardAction Relapse = new("relapse", "登记反弹", HazardStatus.Closed);
    public static readonly HazardAction Judge = new("judge", "判定重大火灾隐患", Open);
    public static readonly HazardAction RequestListing = new("request-listing", "提请挂牌督办", Open);
    public static readonly HazardAction Seal = new("seal", "临时查封", Open);

    /// <summary>All, in the order of the life.</summary>
    public static IReadOnlyList<HazardAction> All { get; } =
        [Confirm, Reject, Order, Extend, Claim, AddEvidence, Reinspect, Close, Relapse, Judge, RequestListing, Seal];

    /// <summary>The refusal when the hazard's state does not allow it, or null.</summary>
    public Error? RefusedIn(HazardStatus status) => From.Contains(status)
        ? null
        : HazardErrors.WrongState.With(Words.Of(status), Title, string.Join("、", From.Select(s => $"“{Words.Of(s)}”")));
}

/// <summary>The field's words for states.</summary>
internal static class Words
{
    public static string Of(HazardStatus status) => status switch
    {
        HazardStatus.Reported => "已上报",
        HazardStatus.Confirmed => "已核实",
        HazardStatus.Ordered => "已责令",
        HazardStatus.Rectified => "已申请复查",
        HazardStatus.Reinspected => "复查合格",
        HazardStatus.Closed => "已销号",
        HazardStatus.Rejected => "不予认定",
        HazardStatus.Overdue => "逾期",
        HazardStatus.NotRectified => "复查不合格",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
