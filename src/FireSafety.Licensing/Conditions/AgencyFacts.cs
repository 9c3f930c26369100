using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;

namespace FireSafety.Licensing.Conditions;

/// <summary>Days from <paramref name="From"/> through <paramref name="To"/>, both included.</summary>
internal readonly record struct Span(DateOnly From, DateOnly To)
{
    /// <summary>Without beginning or end.</summary>
    public static Span Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    public bool Contains(DateOnly date) => From <= date && date <= To;

    /// <summary>First day on which it no longer holds; null when it has no end.</summary>
    public DateOnly? EndsOn => To == DateOnly.MaxValue ? null : To.AddDays(1);
}

/// <summary>Something that counts for the conditions during a span.</summary>
/// <param name="Name">What to call it in an explanation.</param>
/// <param name="Span">When it counts.</param>
/// <param name="EndCause">Why it ends, e.g. 注册证书到期.</param>
internal abstract record Fact(string Name, Span Span, string EndCause)
{
    /// <summary>Whether it counts on a date.</summary>
    public virtual bool CountsOn(DateOnly date) => Span.Contains(date);

    /// <summary>Days on which it starts or stops counting.</summary>
    public virtual IEnumerable<DateOnly> Turns => Span.EndsOn is { } end ? [Span.From, end] : [Span.From];

    /// <summary>Why it does not count on a date on which it counted the day before.</summary>
    public virtual string CauseOn(DateOnly date) => $"{Name}{EndCause}";
}

/// <summary>A person's employment and certificate.</summary>
/// <param name="Elsewhere">When the same certificate is also registered with another agency: the person counts for neither.</param>
internal sealed record PersonFact(
    string Name, Span Span, string EndCause, PersonKind Kind, EngineerGrade? Grade, OperatorLevel? Level, IReadOnlyList<Span> Elsewhere)
    : Fact(Name, Span, EndCause)
{
    public override bool CountsOn(DateOnly date) => base.CountsOn(date) && !Elsewhere.Any(s => s.Contains(date));

    public override IEnumerable<DateOnly> Turns =>
        base.Turns.Concat(Elsewhere.Select(s => s.From)).Concat(Elsewhere.Where(s => s.EndsOn is not null).Select(s => s.EndsOn!.Value));

    public override string CauseOn(DateOnly date) =>
        Elsewhere.Any(s => s.Contains(date)) ? $"{Name}同时在其他机构注册（{ConditionRules.DoubleRegistrationArticle}）" : base.CauseOn(date);
}

/// <summary>Floor area in square metres.</summary>
internal sealed record PremisesFact(string Name, Span Span, string EndCause, int SquareMetres) : Fact(Name, Span, EndCause);

/// <summary>So many pieces of one item of an equipment list.</summary>
internal sealed record EquipmentFact(string Name, Span Span, string EndCause, string ItemCode, int Quantity) : Fact(Name, Span, EndCause);

/// <summary>A management system in force.</summary>
internal sealed record SystemFact(string Name, Span Span, string EndCause, SystemKind Kind) : Fact(Name, Span, EndCause);

/// <summary>All that the conditions are judged by: either what the agency declares or what a person verified.</summary>
internal sealed record AgencyFacts(
    PracticeCategory Category, bool IsEnterpriseLegalPerson, IReadOnlyList<PremisesFact> Premises, IReadOnlyList<PersonFact> Personnel,
    IReadOnlyList<EquipmentFact> Equipment, IReadOnlyList<SystemFact> Systems)
{
    public IEnumerable<Fact> All => [.. Premises, .. Personnel, .. Equipment, .. Systems];
}
