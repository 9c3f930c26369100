using FireSafety.Licensing.Agencies;

namespace FireSafety.Licensing.Systems;

/// <summary>A management system as declared.</summary>
internal sealed record SystemInput(SystemKind Kind, string DocumentTitle, DateOnly InForceFrom)
{
    public ManagementSystem ToSystem() => ManagementSystem.Introduce(Kind, DocumentTitle.Trim(), InForceFrom);

    internal sealed class Validator : AbstractValidator<SystemInput>
    {
        public Validator()
        {
            RuleFor(s => s.DocumentTitle).NotEmpty().MaximumLength(100);
            RuleFor(s => s.InForceFrom).Sensible();
        }
    }
}
