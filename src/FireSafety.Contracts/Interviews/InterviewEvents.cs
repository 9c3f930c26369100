namespace FireSafety.Contracts.Interviews;

/// <summary>The five interviews (五项约谈), numbered as in the briefing.</summary>
public enum InterviewKind
{
    /// <summary>市领导约谈行业部门.</summary>
    CityLeaderWithDepartments = 1,
    /// <summary>支队约谈消防技术服务机构.</summary>
    DetachmentWithAgencies = 2,
    /// <summary>支队约谈工作部署执行不到位的监督员.</summary>
    DetachmentWithSupervisors = 3,
    /// <summary>大队集中约谈重点单位.</summary>
    BrigadeWithKeyUnits = 4,
    /// <summary>大队约谈重大风险隐患单位、不放心单位.</summary>
    BrigadeWithRiskUnits = 5,
}

/// <summary>Life of an interview (domain.md §2).</summary>
public enum InterviewStatus
{
    /// <summary>Being planned (方案拟定).</summary>
    Planned,
    /// <summary>Plan approved and notices sent (已通知).</summary>
    Notified,
    /// <summary>Held (已召开).</summary>
    Held,
    /// <summary>Minutes issued, commitments being followed up (跟踪整改).</summary>
    FollowUp,
    /// <summary>Closed (已办结).</summary>
    Closed,
    /// <summary>Cancelled (已取消).</summary>
    Cancelled,
}

/// <summary>What is called in.</summary>
public enum PartyKind
{
    /// <summary>行业部门.</summary>
    Department,
    /// <summary>消防技术服务机构.</summary>
    Agency,
    /// <summary>监督员.</summary>
    Supervisor,
    /// <summary>单位.</summary>
    Unit,
}

/// <summary>A party called in (被约谈方).</summary>
public sealed record PartyRef(PartyKind Kind, Guid Id, string Name);

/// <summary>What other services keep of an interview.</summary>
public sealed record InterviewSnapshot
{
    /// <summary>Which of the five.</summary>
    public required InterviewKind Kind { get; init; }

    /// <summary>Subject line.</summary>
    public required string Title { get; init; }

    /// <summary>State after the change.</summary>
    public required InterviewStatus Status { get; init; }

    /// <summary>The drive it belongs to.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Division code of the convening brigade, or of the city for kinds 1-3.</summary>
    public required string ConvenerDivision { get; init; }

    /// <summary>Convener (约谈方), e.g. 示例市消防救援支队.</summary>
    public required string Convener { get; init; }

    /// <summary>When it is or was held, UTC.</summary>
    public required DateTime ScheduledAt { get; init; }

    /// <summary>Where.</summary>
    public required string Place { get; init; }

    /// <summary>
    /// Who is called in. In events about one party (<see cref="AttendanceChanged"/>, <see cref="AbsenceRecorded"/>,
    /// <see cref="AbsenceWithdrawn"/>, <see cref="CommitmentChanged"/>) only that party, so that 300 of them stay small: take the list from the others.
    /// </summary>
    public required IReadOnlyList<PartyRef> Parties { get; init; }
}

/// <summary>Base of events about one interview.</summary>
public abstract record InterviewEvent : IntegrationEvent
{
    /// <summary>The interview after the change.</summary>
    public required InterviewSnapshot Interview { get; init; }
}

/// <summary>A rule proposed that a subject be called in, with its first grounds.</summary>
[EventName("interviews.proposal-raised.v1")]
public sealed record ProposalRaised : IntegrationEvent
{
    /// <summary>Which interview.</summary>
    public required InterviewKind Kind { get; init; }

    /// <summary>Who would be called in.</summary>
    public required PartyRef Subject { get; init; }

    /// <summary>The first ground in words.</summary>
    public required string Ground { get; init; }
}

/// <summary>An interview was planned.</summary>
[EventName("interviews.interview-planned.v1")]
public sealed record InterviewPlanned : InterviewEvent;

/// <summary>The plan was approved and notices (约谈通知书) went out.</summary>
[EventName("interviews.interview-notified.v1")]
public sealed record InterviewNotified : InterviewEvent
{
    /// <summary>Notices had gone out before: the interview was moved.</summary>
    public bool IsAgain { get; init; }
}

/// <summary>A person was entered for, signed in at, or marked absent from an interview; one event per change of one attendee.</summary>
/// <remarks>The interview's parties are cut to this one.</remarks>
[EventName("interviews.attendance-changed.v1")]
public sealed record AttendanceChanged : InterviewEvent
{
    /// <summary>The attendee.</summary>
    public required Guid AttendeeId { get; init; }

    /// <summary>The party the person attends for.</summary>
    public required PartyRef Party { get; init; }

    /// <summary>Name of the person.</summary>
    public required string Name { get; init; }

    /// <summary>Post, e.g. 消防安全责任人.</summary>
    public required string Post { get; init; }

    /// <summary>Came.</summary>
    public required bool Attended { get; init; }

    /// <summary>Came as a proxy.</summary>
    public required bool IsProxy { get; init; }

    /// <summary>Entry withdrawn; the person no longer counts as called in.</summary>
    public bool Removed { get; init; }
}

/// <summary>Held.</summary>
[EventName("interviews.interview-held.v1")]
public sealed record InterviewHeld : InterviewEvent;

/// <summary>A party did not come and gave no cause.</summary>
/// <remarks>The interview's parties are cut to this one.</remarks>
[EventName("interviews.absence-recorded.v1")]
public sealed record AbsenceRecorded : InterviewEvent
{
    /// <summary>Who was absent.</summary>
    public required PartyRef Party { get; init; }
}

/// <summary>A recorded absence no longer stands: a cause was proved, or a corrected sign-in shows that somebody came.</summary>
/// <remarks>The interview's parties are cut to this one.</remarks>
[EventName("interviews.absence-withdrawn.v1")]
public sealed record AbsenceWithdrawn : InterviewEvent
{
    /// <summary>Who is not absent after all.</summary>
    public required PartyRef Party { get; init; }
}

/// <summary>Minutes (约谈纪要) were signed off and frozen.</summary>
[EventName("interviews.minutes-issued.v1")]
public sealed record MinutesIssued : InterviewEvent
{
    /// <summary>Number of the minutes.</summary>
    public required string Number { get; init; }
}

/// <summary>All commitments verified or waived; closed.</summary>
[EventName("interviews.interview-closed.v1")]
public sealed record InterviewClosed : InterviewEvent;

/// <summary>Cancelled.</summary>
[EventName("interviews.interview-cancelled.v1")]
public sealed record InterviewCancelled : InterviewEvent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// Notices had gone out. Those called in know nothing of a plan that none went out for, nor are they told of its end.
    /// Events that do not say so are of a time when everyone was told.
    /// </summary>
    public bool WasNotified { get; init; } = true;
}

/// <summary>State of a commitment (整改措施).</summary>
public enum CommitmentStatus
{
    /// <summary>Made and running.</summary>
    Open,
    /// <summary>Proof handed in, verification outstanding.</summary>
    Submitted,
    /// <summary>Verified by a person or by the linked hazard's closing.</summary>
    Verified,
    /// <summary>Waived with a reason.</summary>
    Waived,
    /// <summary>Past its day.</summary>
    Overdue,
}

/// <summary>A commitment was made or changed state.</summary>
/// <remarks>The interview's parties are cut to this one.</remarks>
[EventName("interviews.commitment-changed.v1")]
public sealed record CommitmentChanged : InterviewEvent
{
    /// <summary>The commitment.</summary>
    public required Guid CommitmentId { get; init; }

    /// <summary>Who promised.</summary>
    public required PartyRef Party { get; init; }

    /// <summary>What was promised.</summary>
    public required string What { get; init; }

    /// <summary>By when (Asia/Shanghai).</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>State after the change.</summary>
    public required CommitmentStatus Status { get; init; }
}
