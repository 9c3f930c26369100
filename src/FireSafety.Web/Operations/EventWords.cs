using FireSafety.Web.Resources;

namespace FireSafety.Web.Operations;

/// <summary>What the events between services are called.</summary>
internal static class EventWords
{
    /// <summary>Of a logical name, e.g. <c>hazards.hazard-closed.v1</c>.</summary>
    public static string Of(string type) => type.Split('.') is [_, var name, ..] ? Words.Find($"Event.{name}") ?? type : type;
}
