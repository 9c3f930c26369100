using FireSafety.Platform.Reference;

namespace FireSafety.Hazards.Rules;

/// <summary>How often something may be done, and by what rule.</summary>
internal sealed record Limit(int AtMost, string Source);

/// <summary>How many must take part and what share of them must agree.</summary>
/// <param name="AtLeast">People.</param>
/// <param name="Agreeing">Numerator of the share; null when nobody votes.</param>
/// <param name="OutOf">Denominator of the share.</param>
/// <param name="Source">Article.</param>
internal sealed record Quorum(int AtLeast, int? Agreeing, int? OutOf, string Source)
{
    /// <summary>Whether the share of those agreeing is reached.</summary>
    public bool IsCarried(int agreeing, int members) => Agreeing is null || agreeing * OutOf >= members * Agreeing;
}

/// <summary>Share of closed hazards that a look-back draws.</summary>
internal sealed record Share(int SharePercent, string Source);

/// <summary>A ground for temporary sealing.</summary>
internal sealed record SealGround(string Code, string Text);

/// <summary>The grounds and where they stand.</summary>
internal sealed record SealGrounds(string Article, IReadOnlyList<SealGround> Grounds);

/// <summary>The numbers of the field's rules, from <c>seeds/reference/hazard-periods.json</c>, each with its article.</summary>
internal sealed record HazardPeriods(
    LegalPeriod ServeOrder,
    LegalPeriod Reinspect,
    LegalPeriod DecideMajor,
    LegalPeriod ExpertReview,
    LegalPeriod ServeMajorNotice,
    LegalPeriod GovernmentReply,
    LegalPeriod SealAtMost,
    LegalPeriod ServeSeal,
    LegalPeriod WarnBeforeSealEnds,
    LegalPeriod UrgentComplaint,
    LegalPeriod OtherComplaint,
    Limit Extensions,
    Quorum Discussion,
    Quorum ExpertPanel,
    Share LookBack,
    SealGrounds SealGrounds);

/// <summary>The rules an aggregate asks: periods and the working calendar.</summary>
internal sealed class HazardRules(WorkingCalendar calendar)
{
    public HazardPeriods Periods { get; } = ReferenceData.Load<HazardPeriods>("hazard-periods");

    public WorkingCalendar Calendar => calendar;

    /// <summary>Last day of a period.</summary>
    public Error? Due(LegalPeriod period, DateOnly start, out DateOnly due) => period.DueOn(start, calendar, out due);

    /// <summary>A day that a person enters lies between the step before and today.</summary>
    public static Error? Within(DateOnly day, DateOnly notBefore, DateOnly today) =>
        day > today ? RuleErrors.DayInFuture.With(ChineseDate.Of(day))
        : day < notBefore ? RuleErrors.DayTooEarly.With(ChineseDate.Of(day), ChineseDate.Of(notBefore))
        : null;
}

internal static class RuleErrors
{
    public static readonly Error DayInFuture = new("hazards.day-in-future", ErrorKind.Rule, "日期 {0} 晚于今天，请填写实际发生的日期。");
    public static readonly Error DayTooEarly = new("hazards.day-too-early", ErrorKind.Rule, "日期 {0} 早于上一环节的日期 {1}，请核对。");
}

/// <summary>Someone who did something, named explicitly because the one who enters it need not be the one who did it.</summary>
internal sealed record Person(Guid Id, string Name)
{
    /// <summary>Whether somebody on record is the same. A name alone is enough: one person is entered with an account's id here and by name there.</summary>
    public bool Is(Guid id, string name) => Id == id || string.Equals(Name.Trim(), name.Trim(), StringComparison.Ordinal);

    internal sealed class Validator : AbstractValidator<Person>
    {
        public Validator()
        {
            RuleFor(p => p.Id).NotEmpty().WithName("人员编号");
            RuleFor(p => p.Name).NotEmpty().MaximumLength(50).WithName("姓名");
        }
    }
}

/// <summary>Who did something: as the request names them, and the account that sent it, which nobody can choose.</summary>
/// <param name="Person">As named.</param>
/// <param name="Account">Null when a machine client passed it on for the person named.</param>
internal sealed record Doer(Person Person, string? Account)
{
    /// <summary>Whether it is that person, or came from that account under whatever name.</summary>
    public bool Is(Guid id, string name, string? account) => Person.Is(id, name) || (account is not null && Account == account);
}
