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

    /// <summary>
    /// When it was written, UTC business time. It may have happened long before: what somebody has read up to goes by this, so that
    /// nothing that comes late counts as read.
    /// </summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>About an interview with supervisors (kind 3): for the supervisor and the detachment only.</summary>
    public required bool IsSupervisorMatter { get; init; }
}

/// <summary>One of several things that a digest stands for; append-only, so that a thousand of them do not wait for one row.</summary>
internal sealed class DigestItem
{
    public required Guid NotificationId { get; init; }
    public required Guid SubjectId { get; init; }
}

/// <summary>
/// Up to where a certain person has read everything. Who has none yet starts <see cref="NewcomersDays"/> days back: whoever comes new to
/// a post is not met by years of its messages as unread. They are in the list all the same.
/// </summary>
internal sealed class ReadPosition
{
    public const int NewcomersDays = 30;

    public required string ReaderId { get; init; }

    /// <summary>Everything written until then is read, UTC business time.</summary>
    public required DateTime UpTo { get; set; }

    /// <summary>Of a reader who has none yet.</summary>
    public static DateTime Newcomers(DateTime now) => now.AddDays(-NewcomersDays);
}

/// <summary>That a certain person has read a notification beyond what the person has read up to.</summary>
internal sealed class ReadMark
{
    public required string ReaderId { get; init; }
    public required Guid NotificationId { get; init; }
    public required DateTime ReadAt { get; init; }
}
