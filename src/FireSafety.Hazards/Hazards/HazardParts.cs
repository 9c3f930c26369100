namespace FireSafety.Hazards.Hazards;

/// <summary>One thing that is wrong (问题项), and the proof that it was put right.</summary>
internal sealed class HazardItem : Entity
{
    private HazardItem() { }

    internal HazardItem(int no, string description) => (No, Description) = (no, description);

    /// <summary>From 1.</summary>
    public int No { get; private set; }
    public string Description { get; private set; } = "";
    public string? EvidenceText { get; private set; }
    public string? EvidenceReference { get; private set; }
    public bool HasEvidence => EvidenceText is not null || EvidenceReference is not null;

    internal void Prove(Evidence evidence) => (EvidenceText, EvidenceReference) = (evidence.Text, evidence.Reference);
}

/// <summary>Proof for one item: words, a reference to an attachment, or both.</summary>
/// <param name="Item">Number of the item, from 1.</param>
/// <param name="Text">What was done.</param>
/// <param name="Reference">Attachment, e.g. a photo's name.</param>
internal sealed record Evidence(int Item, string? Text, string? Reference)
{
    internal sealed class Validator : AbstractValidator<Evidence>
    {
        public Validator()
        {
            RuleFor(e => e.Item).InclusiveBetween(1, 100).WithName("问题项");
            RuleFor(e => e.Text).MaximumLength(500).WithName("佐证说明");
            RuleFor(e => e.Reference).MaximumLength(256).WithName("佐证附件");
            RuleFor(e => e).Must(e => !string.IsNullOrWhiteSpace(e.Text) || !string.IsNullOrWhiteSpace(e.Reference))
                .WithMessage("佐证说明和附件至少填写一项。");
        }
    }
}

/// <summary>How a hazard is ordered to be corrected.</summary>
internal enum OrderKind
{
    /// <summary>责令立即改正.</summary>
    AtOnce,
    /// <summary>责令限期改正.</summary>
    ByDate,
}

/// <summary>五落实 before a period starts; the deadline, the fifth, is the order's own.</summary>
internal sealed record FiveSettled(string? Measures, string? Funds, string? PersonResponsible, string? ContingencyPlan)
{
    /// <summary>What is not settled yet, in the field's words.</summary>
    public static IReadOnlyList<string> MissingIn(FiveSettled? settled, DateOnly? deadline)
    {
        List<string> missing = [];
        if (string.IsNullOrWhiteSpace(settled?.Measures))
            missing.Add("整改措施");
        if (string.IsNullOrWhiteSpace(settled?.Funds))
            missing.Add("整改资金");
        if (string.IsNullOrWhiteSpace(settled?.PersonResponsible))
            missing.Add("整改责任人");
        if (deadline is null)
            missing.Add("整改时限");
        if (string.IsNullOrWhiteSpace(settled?.ContingencyPlan))
            missing.Add("应急预案");
        return missing;
    }

    internal sealed class Validator : AbstractValidator<FiveSettled>
    {
        public Validator()
        {
            RuleFor(s => s.Measures).MaximumLength(500).WithName("整改措施");
            RuleFor(s => s.Funds).MaximumLength(200).WithName("整改资金");
            RuleFor(s => s.PersonResponsible).MaximumLength(50).WithName("整改责任人");
            RuleFor(s => s.ContingencyPlan).MaximumLength(500).WithName("应急预案");
        }
    }
}

/// <summary>An order to correct (责令改正通知书) and its period.</summary>
internal sealed class RectificationOrder : Entity
{
    private RectificationOrder() { }

    internal RectificationOrder(string number, OrderKind kind, DateOnly orderedOn, DateOnly inspectedOn, DateOnly serveBy, DateOnly rectifyBy, FiveSettled? settled)
    {
        (Number, Kind, OrderedOn, InspectedOn, ServeBy, RectifyBy) = (number, kind, orderedOn, inspectedOn, serveBy, rectifyBy);
        (Measures, Funds, PersonResponsible, ContingencyPlan) =
            (settled?.Measures, settled?.Funds, settled?.PersonResponsible, settled?.ContingencyPlan);
        // An order to correct at once is made and served on the spot (order 120 article 19).
        if (kind == OrderKind.AtOnce)
            ServedOn = orderedOn;
    }

    public string Number { get; private set; } = "";
    public OrderKind Kind { get; private set; }
    public DateOnly OrderedOn { get; private set; }
    public DateOnly InspectedOn { get; private set; }
    public DateOnly ServeBy { get; private set; }
    public DateOnly? ServedOn { get; private set; }
    public string? ReceivedBy { get; private set; }
    public DateOnly RectifyBy { get; private set; }
    public string? Measures { get; private set; }
    public string? Funds { get; private set; }
    public string? PersonResponsible { get; private set; }
    public string? ContingencyPlan { get; private set; }
    public int Extensions { get; private set; }
    public DateOnly? ExtendedFrom { get; private set; }
    public string? ExtensionReason { get; private set; }
    public Guid? ExtensionApproverId { get; private set; }
    public string? ExtensionApprover { get; private set; }

    internal void Serve(DateOnly on, string receivedBy) => (ServedOn, ReceivedBy) = (on, receivedBy);

    internal void Extend(DateOnly until, string reason, Person approver)
    {
        (ExtendedFrom, RectifyBy, ExtensionReason) = (RectifyBy, until, reason);
        (ExtensionApproverId, ExtensionApprover) = (approver.Id, approver.Name);
        Extensions++;
    }
}

/// <summary>The unit's word that it is done, and its application for re-inspection (申请复查).</summary>
internal sealed class RectificationClaim : Entity
{
    private RectificationClaim() { }

    internal RectificationClaim(DateOnly on, Doer by, string? note) =>
        (ClaimedOn, ClaimantId, Claimant, Account, Note) = (on, by.Person.Id, by.Person.Name, by.Account, note);

    public DateOnly ClaimedOn { get; private set; }
    public Guid ClaimantId { get; private set; }
    public string Claimant { get; private set; } = "";
    internal string? Account { get; private set; }
    public string? Note { get; private set; }
}

/// <summary>A re-inspection (复查).</summary>
internal sealed class Reinspection : Entity
{
    private Reinspection() { }

    internal Reinspection(DateOnly on, bool passed, string? findings, Doer inspector, DateOnly? dueOn) =>
        (InspectedOn, Passed, Findings, InspectorId, Inspector, Account, DueOn) =
        (on, passed, findings, inspector.Person.Id, inspector.Person.Name, inspector.Account, dueOn);

    public DateOnly InspectedOn { get; private set; }
    public bool Passed { get; private set; }
    public string? Findings { get; private set; }
    public Guid InspectorId { get; private set; }
    public string Inspector { get; private set; } = "";
    internal string? Account { get; private set; }
    public DateOnly? DueOn { get; private set; }
}
