using FireSafety.Platform.Identifiers;

namespace FireSafety.Units.Units;

/// <summary>What a unit is, checked: only <see cref="Check"/> makes one.</summary>
internal sealed record UnitProfile
{
    private UnitProfile() { }

    public required string CreditCode { get; init; }

    /// <summary>Why a code whose check digit disagrees (校验不符) was accepted; null for an agreeing code.</summary>
    public string? MismatchReason { get; init; }

    public required string Name { get; init; }
    public required string Address { get; init; }
    public required string Industry { get; init; }

    /// <summary>Category of the key-unit criteria the unit declares itself to be; null when none.</summary>
    public string? Category { get; init; }

    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Checks what was typed; exactly one of the two results is null.</summary>
    public static (UnitProfile? Profile, Error? Error) Check(
        string creditCode, string? overrideReason, string name, string address, string industry, string? category, IReadOnlyList<Measure>? measures)
    {
        var code = Platform.Identifiers.CreditCode.Normalize(creditCode);
        var outcome = Platform.Identifiers.CreditCode.Check(code);
        if (outcome == CreditCodeOutcome.Malformed)
            return (null, UnitErrors.CreditCodeMalformed.With(creditCode));
        if (outcome == CreditCodeOutcome.CheckDigitMismatch && string.IsNullOrWhiteSpace(overrideReason))
            return (null, UnitErrors.CreditCodeMismatch.With(code));
        if (!Industries.Has(industry))
            return (null, UnitErrors.UnknownIndustry.With(industry, Industries.Known));
        if (category is not null && !KeyUnitCriteria.InForce.HasCategory(category))
            return (null, UnitErrors.UnknownCategory.With(category));
        if (measures?.FirstOrDefault(m => !KeyUnitCriteria.InForce.HasMeasure(m.Name)) is { } unknown)
            return (null, UnitErrors.UnknownMeasure.With(unknown.Name));

        return (new UnitProfile
        {
            CreditCode = code,
            MismatchReason = outcome == CreditCodeOutcome.CheckDigitMismatch ? overrideReason!.Trim() : null,
            Name = name.Trim(),
            Address = address.Trim(),
            Industry = industry,
            Category = category,
            Measures = measures ?? [],
        }, null);
    }
}
