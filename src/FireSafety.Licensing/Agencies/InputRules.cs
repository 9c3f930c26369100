using FireSafety.Contracts.Units;

namespace FireSafety.Licensing.Agencies;

/// <summary>Limits that several requests share.</summary>
internal static class InputRules
{
    private static readonly DateOnly Earliest = new(1950, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>A date that can be meant.</summary>
    public static IRuleBuilderOptions<T, DateOnly> Sensible<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.InclusiveBetween(Earliest, Latest).WithMessage("日期应在1950年至2199年之间。");

    /// <inheritdoc cref="Sensible{T}(IRuleBuilder{T, DateOnly})"/>
    public static IRuleBuilderOptions<T, DateOnly?> Sensible<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(d => d is null || (d >= Earliest && d <= Latest)).WithMessage("日期应在1950年至2199年之间。");

    internal sealed class ContactValidator : AbstractValidator<Contact>
    {
        public ContactValidator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(50);
            RuleFor(c => c.Phone).MaximumLength(30);
        }
    }

    internal sealed class PremisesValidator : AbstractValidator<Premises>
    {
        public PremisesValidator()
        {
            RuleFor(p => p.SquareMetres).InclusiveBetween(0, 1_000_000);
            RuleFor(p => p.LeaseUntil).Sensible();
        }
    }
}
