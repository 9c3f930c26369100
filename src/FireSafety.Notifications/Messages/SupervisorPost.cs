namespace FireSafety.Notifications.Messages;

/// <summary>Where a supervisor serves: decides whose jurisdiction the supervisor's messages belong to.</summary>
internal sealed class SupervisorPost : IScoped
{
    public required Guid SupervisorId { get; init; }

    /// <summary>Version of the supervisor this row shows; an older event is dropped.</summary>
    public long Version { get; set; }

    public required string Jurisdiction { get; set; }
}
