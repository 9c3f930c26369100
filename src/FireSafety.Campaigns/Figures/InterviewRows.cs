using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Figures;

/// <summary>What this service keeps of an interview.</summary>
internal sealed class InterviewRow : IScoped
{
    public required Guid Id { get; init; }
    public required string Jurisdiction { get; set; }

    /// <summary>Version of the interview this row shows; concurrency token, because two events may be applied at once.</summary>
    public long Version { get; set; }
    public Guid? CampaignId { get; set; }

    /// <summary><c>kind1</c> … <c>kind5</c>.</summary>
    public string Class { get; set; } = "";

    /// <summary>Name of an <see cref="InterviewStatus"/>.</summary>
    public string Status { get; set; } = "";
    public string Title { get; set; } = "";
    public string Convener { get; set; } = "";
    public string DivisionCode { get; set; } = "";
    public string Place { get; set; } = "";

    /// <summary>Day it is or was held (Asia/Shanghai).</summary>
    public DateOnly Day { get; set; }

    /// <summary>Number of the issued minutes (约谈纪要).</summary>
    public string? MinutesNumber { get; set; }

    /// <summary>Version of the newest event that told all parties; those about one party alone are newer without telling the rest.</summary>
    public long PartiesVersion { get; set; }

    /// <summary>Tells whether the parties changed without loading them.</summary>
    public string PartiesHash { get; set; } = "";

    /// <summary>Class of a kind.</summary>
    public static string ClassOf(InterviewKind kind) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kind{(int)kind}");
}

/// <summary>A party called in to an interview.</summary>
internal sealed class PartyRow : IScoped
{
    public required Guid InterviewId { get; init; }
    public required Guid PartyId { get; init; }
    public required string Jurisdiction { get; set; }

    /// <summary>Version of the newest event that named it; an older list does not take it away.</summary>
    public long Version { get; set; }

    /// <summary>Name of a <see cref="PartyKind"/>.</summary>
    public string PartyKind { get; set; } = "";
    public string Name { get; set; } = "";
}

/// <summary>One person entered for an interview; the person, not a total, is what is counted.</summary>
internal sealed class AttendeeRow : IScoped
{
    public required Guid Id { get; init; }
    public required Guid InterviewId { get; init; }
    public required string Jurisdiction { get; set; }
    public long Version { get; set; }
    public string PartyName { get; set; } = "";
    public string Name { get; set; } = "";
    public string Post { get; set; } = "";
    public bool Attended { get; set; }
    public bool IsProxy { get; set; }

    /// <summary>Withdrawn; kept so that a late older event does not bring the person back.</summary>
    public bool Removed { get; set; }
}

/// <summary>A commitment (整改措施) made at an interview.</summary>
internal sealed class CommitmentRow : IScoped
{
    public required Guid Id { get; init; }
    public required Guid InterviewId { get; init; }
    public required string Jurisdiction { get; set; }
    public long Version { get; set; }
    public string PartyName { get; set; } = "";
    public string What { get; set; } = "";
    public DateOnly DueOn { get; set; }

    /// <summary>Name of a <see cref="CommitmentStatus"/>.</summary>
    public string Status { get; set; } = "";
}
