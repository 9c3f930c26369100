using FireSafety.Contracts.Campaigns;

namespace FireSafety.Campaigns.Tasks;

/// <summary>State of a deployed task.</summary>
internal enum DeployedTaskStatus
{
    /// <summary>进行中.</summary>
    Open,
    /// <summary>已完成.</summary>
    Completed,
    /// <summary>逾期.</summary>
    Overdue,
}

/// <summary>A task deployed in a drive (工作部署): a number to reach by a day, given to a brigade or to one supervisor.</summary>
internal sealed class DeployedTask : AggregateRoot
{
    private readonly List<ProgressReport> reports = [];

    private DeployedTask() { }

    public Guid CampaignId { get; private set; }
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid? SupervisorId { get; private set; }
    public DateOnly DeployedOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public int Target { get; private set; }
    public int Done { get; private set; }

    /// <summary>Key of the figure that its progress is counted from; null when people report it.</summary>
    public string? CountedBy { get; private set; }

    public DeployedTaskStatus Status { get; private set; }
    public DateOnly? CompletedOn { get; private set; }
    public IReadOnlyList<ProgressReport> Reports => reports;

    public static DeployedTask Deploy(
        Guid campaignId, string title, string? description, Division division, Guid? supervisorId, int target, DateOnly today, DateOnly dueOn, string? countedBy)
    {
        var task = new DeployedTask
        {
            CampaignId = campaignId,
            Title = title,
            Description = description,
            DivisionCode = division.Code,
            Jurisdiction = division.Path,
            SupervisorId = supervisorId,
            Target = target,
            DeployedOn = today,
            DueOn = dueOn,
            CountedBy = countedBy,
        };
        task.Raise(task.Tell(new TaskDeployed { TaskId = task.Id, CampaignId = campaignId, Title = title, DivisionCode = division.Code, DueOn = dueOn, Target = target, Done = 0 }));
        return task;
    }

    /// <summary>A person reports how many are done in all (进度填报).</summary>
    public Error? Report(int done, string? note, string by, DateOnly today, DateTime now, out Guid report)
    {
        report = default;
        if (CountedBy is not null)
            return TaskErrors.Counted;
        if (Status == DeployedTaskStatus.Completed)
            return TaskErrors.Completed;
        var entry = new ProgressReport(done, note, by, now);
        reports.Add(entry);
        report = entry.Id;
        Touch();
        Reach(done, today);
        return null;
    }

    /// <summary>Takes over the number counted from events.</summary>
    public void Count(int done, DateOnly today)
    {
        if (Status != DeployedTaskStatus.Completed && done != Done)
            Reach(done, today);
    }

    /// <summary>Past its day and short of its target; told once.</summary>
    public void MarkOverdue(DateOnly today)
    {
        if (Status != DeployedTaskStatus.Open || DueOn >= today)
            return;
        Status = DeployedTaskStatus.Overdue;
        Raise(Tell(new TaskOverdue { TaskId = Id, CampaignId = CampaignId, Title = Title, DivisionCode = DivisionCode, DueOn = DueOn, Target = Target, Done = Done }));
    }

    private void Reach(int done, DateOnly today)
    {
        Done = done;
        if (done < Target)
            return;
        (Status, CompletedOn) = (DeployedTaskStatus.Completed, today);
        Raise(Tell(new TaskCompleted { TaskId = Id, CampaignId = CampaignId, Title = Title, DivisionCode = DivisionCode, DueOn = DueOn, Target = Target, Done = Done }));
    }

    private TaskEvent Tell(TaskEvent happened) => happened with { SupervisorId = SupervisorId };
}

/// <summary>One report of progress (进度填报).</summary>
internal sealed class ProgressReport : Entity
{
    private ProgressReport() { }

    public ProgressReport(int done, string? note, string by, DateTime at) => (Done, Note, By, At) = (done, note, by, at);

    public int Done { get; private set; }
    public string? Note { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
}
