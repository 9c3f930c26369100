using FireSafety.Contracts.Licensing;

namespace FireSafety.Licensing.Agencies;

/// <summary>The field's words for an agency's standing.</summary>
internal static class AgencyWords
{
    public static string Of(AgencyStatus status) => status switch
    {
        AgencyStatus.Registered => "已登记",
        AgencyStatus.ConditionsMet => "符合从业条件",
        AgencyStatus.ConditionsLapsed => "从业条件失效",
        AgencyStatus.Suspended => "暂停执业",
        AgencyStatus.Removed => "已移出",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
