using FireSafety.Contracts.Interviews;

namespace FireSafety.Interviews.Interviews;

/// <summary>By what means a person signed in (签到方式).</summary>
internal enum SignInMeans
{
    /// <summary>Ticked on the list by staff.</summary>
    List,
    /// <summary>Typed the interview's code.</summary>
    Code,
    /// <summary>Scanned it.</summary>
    Qr,
    /// <summary>Signed on paper, entered afterwards.</summary>
    Paper,
}

/// <summary>What a problem or commitment is about.</summary>
internal enum LinkKind
{
    Hazard,
    Finding,
    Task,
}

/// <summary>A party called in (被约谈方), with its notice, its absence and its statement.</summary>
internal sealed class InterviewParty : Entity
{
    private InterviewParty() { }

    internal InterviewParty(PartyRef subject, int order) => (Kind, SubjectId, Name, Order) = (subject.Kind, subject.Id, subject.Name, order);

    public Guid InterviewId { get; private set; }
    public int Order { get; private set; }
    public PartyKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>How and when the notice was delivered (送达).</summary>
    public string? DeliveryMethod { get; private set; }
    public DateTime? DeliveredAt { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }
    public string? AcknowledgedBy { get; private set; }

    /// <summary>Cause given for not coming (请假事由).</summary>
    public string? Excuse { get; private set; }

    /// <summary>Held without anyone from this party, and no cause given.</summary>
    public bool IsAbsent { get; private set; }

    /// <summary>Who spoke for the party, and the sections of what was said (表态发言).</summary>
    public string? Speaker { get; private set; }
    public IReadOnlyList<StatementSection> Statement { get; private set; } = [];

    /// <summary>The convener's comment on this party (点评).</summary>
    public string? Comment { get; private set; }

    public PartyRef Ref => new(Kind, SubjectId, Name);

    internal void Deliver(string method, DateTime at) => (DeliveryMethod, DeliveredAt) = (method, at);

    internal void Acknowledge(string by, DateTime at)
    {
        DeliveredAt ??= at;
        (AcknowledgedBy, AcknowledgedAt) = (by, at);
    }

    internal void ForgetNotice() => (DeliveryMethod, DeliveredAt, AcknowledgedBy, AcknowledgedAt) = (null, null, null, null);

    internal void Give(string excuse) => Excuse = excuse;

    internal void MarkAbsent(bool absent) => IsAbsent = absent;

    internal void State(string speaker, IReadOnlyList<StatementSection> sections) => (Speaker, Statement) = (speaker, sections);

    internal void CommentOn(string comment) => Comment = comment;
}

/// <summary>A section of a statement, e.g. 行业突出风险.</summary>
internal sealed record StatementSection(string Heading, string Text);

/// <summary>A person called in, whether or not they came (参加人员).</summary>
internal sealed class Attendee : Entity
{
    private Attendee() { }

    internal Attendee(Guid partyId, string name) => (PartyId, Name) = (partyId, name);

    public Guid InterviewId { get; private set; }
    public Guid PartyId { get; private set; }
    public string Name { get; private set; } = "";
    public string Post { get; private set; } = "";

    /// <summary>Personal data: kept to tell namesakes apart at sign-in.</summary>
    [Personal(PersonalData.Phone)]
    public string? Phone { get; private set; }
    public bool IsProxy { get; private set; }

    /// <summary>Reference of the proxy's authorisation (授权委托书).</summary>
    public string? Authorization { get; private set; }
    public bool Attended { get; private set; }
    public DateTime? SignedInAt { get; private set; }
    public SignInMeans? Means { get; private set; }

    /// <summary>Takes over what an entry says; false when nothing changed.</summary>
    internal bool Apply(AttendanceEntry entry, DateTime now)
    {
        var attended = entry.Attended ?? Attended;
        var same = Name == entry.Name && Post == entry.Post && (entry.Phone is null || Phone == entry.Phone) && IsProxy == entry.IsProxy
            && Authorization == entry.Authorization && Attended == attended;
        if (same)
            return false;
        (Name, Post, Phone, IsProxy, Authorization) = (entry.Name, entry.Post, entry.Phone ?? Phone, entry.IsProxy, entry.Authorization);
        Sign(attended, entry.SignedInAt ?? now, entry.Means ?? SignInMeans.List);
        return true;
    }

    internal void Sign(bool attended, DateTime at, SignInMeans means)
    {
        if (attended && Attended)
            return;
        Attended = attended;
        SignedInAt = attended ? at : null;
        Means = attended ? means : null;
    }
}

/// <summary>A person as entered.</summary>
/// <param name="Attended">Null leaves it as it is: a list may be pasted again after people have signed in.</param>
internal sealed record AttendanceEntry(
    Guid PartyId, string Name, string Post, string? Phone, bool? Attended, bool IsProxy, string? Authorization, DateTime? SignedInAt, SignInMeans? Means);

/// <summary>A problem put to a party (约谈指出的问题).</summary>
internal sealed class Problem : Entity
{
    private Problem() { }

    internal Problem(Guid partyId, string text, LinkKind? linkKind, Guid? linkId, int order) =>
        (PartyId, Text, LinkKind, LinkId, Order) = (partyId, text, linkKind, linkId, order);

    public Guid InterviewId { get; private set; }
    public Guid PartyId { get; private set; }
    public int Order { get; private set; }
    public string Text { get; private set; } = "";
    public LinkKind? LinkKind { get; private set; }
    public Guid? LinkId { get; private set; }
}

/// <summary>A demand (工作要求) on all parties, or on one.</summary>
internal sealed class Demand : Entity
{
    private Demand() { }

    internal Demand(Guid? partyId, string text, int order) => (PartyId, Text, Order) = (partyId, text, order);

    public Guid InterviewId { get; private set; }
    public Guid? PartyId { get; private set; }
    public int Order { get; private set; }
    public string Text { get; private set; } = "";
}

/// <summary>Minutes as signed off (约谈纪要): the file's bytes never change; a correction is the next version.</summary>
internal sealed class MinutesVersion
{
    public required Guid InterviewId { get; init; }
    public required int Version { get; init; }
    public required string Number { get; init; }
    public required DateTime IssuedAt { get; init; }
    public required string SignedBy { get; init; }

    /// <summary>Why an earlier version was corrected.</summary>
    public string? Correction { get; init; }
    public required byte[] Content { get; init; }
}
