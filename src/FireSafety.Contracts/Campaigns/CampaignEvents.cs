namespace FireSafety.Contracts.Campaigns;

/// <summary>A drive (专项行动) was launched: coverage of all key units (kind 4) and of the industry departments (kind 1) is proposed.</summary>
[EventName("campaigns.campaign-launched.v1")]
public sealed record CampaignLaunched : IntegrationEvent
{
    /// <summary>Name, e.g. 消防安全集中除患攻坚大整治行动.</summary>
    public required string Name { get; init; }

    /// <summary>First day (Asia/Shanghai).</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day (Asia/Shanghai).</summary>
    public required DateOnly To { get; init; }
}

/// <summary>The drive ended.</summary>
[EventName("campaigns.campaign-ended.v1")]
public sealed record CampaignEnded : IntegrationEvent
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }
}

/// <summary>Base of events about one task deployed in a drive.</summary>
public abstract record TaskEvent : IntegrationEvent
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The drive.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>Supervisor it was given to, or null for a whole brigade.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>Division code of the brigade.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Last day (Asia/Shanghai).</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Number to reach.</summary>
    public required int Target { get; init; }

    /// <summary>Number reached.</summary>
    public required int Done { get; init; }
}

/// <summary>A task was deployed (工作部署).</summary>
[EventName("campaigns.task-deployed.v1")]
public sealed record TaskDeployed : TaskEvent;

/// <summary>A task reached its target.</summary>
[EventName("campaigns.task-completed.v1")]
public sealed record TaskCompleted : TaskEvent;

/// <summary>A task passed its day short of its target: grounds for kind 3.</summary>
[EventName("campaigns.task-overdue.v1")]
public sealed record TaskOverdue : TaskEvent;

/// <summary>A briefing (工作简报) was published.</summary>
[EventName("campaigns.briefing-published.v1")]
public sealed record BriefingPublished : IntegrationEvent
{
    /// <summary>The drive.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Issue number within its series.</summary>
    public required int Number { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }
}
