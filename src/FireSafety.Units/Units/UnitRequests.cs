using FireSafety.Contracts.Units;

namespace FireSafety.Units.Units;

/// <summary>Rules of fields that several requests share.</summary>
internal static class UnitRules
{
    public const int TextLength = 500;

    public static IRuleBuilderOptions<T, Contact?> IsContact<T>(this IRuleBuilder<T, Contact?> rule) => rule
        .Must(c => c is null || (!string.IsNullOrWhiteSpace(c.Name) && c.Name.Length <= 50)).WithMessage("请填写姓名，不超过 50 个字。")
        .Must(c => c?.Phone is null || (c.Phone.Length <= 20 && c.Phone.All(d => char.IsAsciiDigit(d) || d is '-' or '+'))).WithMessage("电话只能包含数字和“-”“+”，不超过 20 位。");

    public static IRuleBuilderOptions<T, IReadOnlyList<Measure>?> AreMeasures<T>(this IRuleBuilder<T, IReadOnlyList<Measure>?> rule) => rule
        .Must(m => m is null || m.Count <= 20).WithMessage("申报指标不超过 20 项。")
        .Must(m => m is null || m.All(x => x is { Name: not null, Value: >= 0 })).WithMessage("每项申报指标须有名称，数值不小于 0。")
        .Must(m => m is null || m.Select(x => x.Name).Distinct().Count() == m.Count).WithMessage("同一指标只能申报一次。");

    public static IRuleBuilderOptions<T, string?> IsReason<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("请填写理由。")
        .MaximumLength(TextLength);
}

/// <summary>A request that carries nothing but its reason.</summary>
internal sealed record Because(string Reason) : IReasoned
{
    internal sealed class Validator : AbstractValidator<Because>
    {
        public Validator() => RuleFor(r => r.Reason).IsReason();
    }
}
