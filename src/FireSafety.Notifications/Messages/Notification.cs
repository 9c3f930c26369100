namespace FireSafety.Notifications.Messages;

/// <summary>How soon a reader should look.</summary>
internal enum Urgency
{
    /// <summary>一般.</summary>
    Normal,
    /// <summary>紧急.</summary>
    Urgent,
}

/// <summary>One message to one audience about one cause (站内通知). Made by events, never changed by people.</summary>
internal sealed class Notification : IScoped
{
    public const int TitleLength = 200;
    public const int BodyLength = 2000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Who it is for, e.g. <c>brigade:211103</c>; see <see cref="Audience"/>.</summary>
    public required string Audience { get; init; }

    public required string Jurisdiction { get; set; }

    /// <summary>Key of the template.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about; with kind and audience unique, so that nobody is told the same thing twice.</summary>
    public required string Cause { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>Path of the thing in the web application.</summary>
    public required string Link { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>About an interview with supervisors (kind 3): for the supervisor and the detachment only.</summary>
    public required bool IsSupervisorMatter { get; init; }
}

/// <summary>One of several things that a digest stands for; append-only, so that a thousand of them do not wait for one row.</summary>
internal sealed class DigestItem
{
    public required Guid NotificationId { get; init; }
    public required Guid SubjectId { get; init; }
}

/// <summary>That a certain person has read a notification.</summary>
internal sealed class ReadMark
{
    public required string ReaderId { get; init; }
    public required Guid NotificationId { get; init; }
    public required DateTime ReadAt { get; init; }
}
