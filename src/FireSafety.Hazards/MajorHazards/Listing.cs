namespace FireSafety.Hazards.MajorHazards;

/// <summary>Who lists.</summary>
internal enum ListingLevel
{
    /// <summary>县级.</summary>
    County,
    /// <summary>市级.</summary>
    City,
    /// <summary>省级.</summary>
    Province,
}

/// <summary>How far a listing has come.</summary>
internal enum ListingStatus
{
    /// <summary>Waiting for the government's reply.</summary>
    Requested,
    /// <summary>In force.</summary>
    Listed,
    /// <summary>The government refused.</summary>
    Refused,
    /// <summary>摘牌.</summary>
    Delisted,
}

/// <summary>What the listing level concludes at acceptance.</summary>
internal enum ListingOutcome
{
    /// <summary>摘牌.</summary>
    Delisted,
    /// <summary>延期摘牌.</summary>
    Extended,
    /// <summary>继续挂牌.</summary>
    Kept,
}

/// <summary>The government's reply (批复).</summary>
internal sealed record ListingReply(
    DateOnly On, bool Approved, string? DocumentNumber, string? ResponsiblePerson, DateOnly? Deadline, IReadOnlyList<string> JointDepartments);

/// <summary>Listed supervision (挂牌督办) of a major hazard, from the request to the government to delisting.</summary>
internal sealed class Listing : Entity
{
    private Listing() { }

    internal Listing(ListingLevel level, string government, DateOnly requestedOn, DateOnly replyBy) =>
        (Level, Government, RequestedOn, ReplyBy, Status) = (level, government, requestedOn, replyBy, ListingStatus.Requested);

    public ListingLevel Level { get; private set; }
    public ListingStatus Status { get; private set; }
    public string Government { get; private set; } = "";
    public DateOnly RequestedOn { get; private set; }
    public DateOnly ReplyBy { get; private set; }
    public DateOnly? RepliedOn { get; private set; }
    public string? DocumentNumber { get; private set; }
    public string? ResponsiblePerson { get; private set; }
    public DateOnly? Deadline { get; private set; }
    public List<string> JointDepartments { get; private set; } = [];
    public ListingOutcome? LastOutcome { get; private set; }
    public DateOnly? LastOutcomeOn { get; private set; }
    public string? LastOutcomeReason { get; private set; }

    internal bool IsOpen => Status is ListingStatus.Requested or ListingStatus.Listed;

    private string LevelText => Level switch { ListingLevel.County => "县", ListingLevel.City => "市", _ => "省" };

    internal Error? Reply(ListingReply reply, DateOnly today)
    {
        if (HazardRules.Within(reply.On, RequestedOn, today) is { } wrongDay)
            return wrongDay;
        (RepliedOn, DocumentNumber) = (reply.On, reply.DocumentNumber);
        if (!reply.Approved)
        {
            Status = ListingStatus.Refused;
            return null;
        }
        if (string.IsNullOrWhiteSpace(reply.ResponsiblePerson) || reply.Deadline is null || reply.JointDepartments.Count == 0)
            return MajorHazardErrors.ReplyIncomplete;
        if (reply.Deadline <= reply.On)
            return MajorHazardErrors.DeadlineNotLater.With(ChineseDate.Of(reply.On));
        Status = ListingStatus.Listed;
        (ResponsiblePerson, Deadline, JointDepartments) = (reply.ResponsiblePerson, reply.Deadline, [.. reply.JointDepartments]);
        return null;
    }

    internal Error? Conclude(ListingLevel by, ListingOutcome outcome, DateOnly on, DateOnly? deadline, string reason, DateOnly today)
    {
        if (by != Level)
            return MajorHazardErrors.WrongLevel.With(LevelText);
        if (HazardRules.Within(on, RepliedOn!.Value, today) is { } wrongDay)
            return wrongDay;
        if (outcome == ListingOutcome.Extended && !(deadline > Deadline))
            return MajorHazardErrors.DeadlineNotLater.With(ChineseDate.Of(Deadline!.Value));
        (LastOutcome, LastOutcomeOn, LastOutcomeReason) = (outcome, on, reason);
        if (outcome == ListingOutcome.Extended)
            Deadline = deadline;
        if (outcome == ListingOutcome.Delisted)
            Status = ListingStatus.Delisted;
        return null;
    }
}
