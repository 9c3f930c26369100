using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

/// <summary>The plan as entered; procedure, material and convener default to what is customary for the kind.</summary>
/// <param name="Convener">Name and post of the city leader for kind 1; the brigade or detachment otherwise.</param>
internal sealed record PlanFields(
    string Title, string Reason, string Place, DateTimeOffset ScheduledAt, string? Convener, string? Procedure, string? Materials, Guid? CampaignId)
{
    internal sealed class Validator : AbstractValidator<PlanFields>
    {
        public Validator()
        {
            RuleFor(p => p.Title).NotEmpty().MaximumLength(100);
            RuleFor(p => p.Reason).NotEmpty().MaximumLength(2000);
            RuleFor(p => p.Place).NotEmpty().MaximumLength(100);
            RuleFor(p => p.ScheduledAt).Must(at => at.Year is > 2000 and < 2100).WithMessage("请填写有效的约谈时间。");
            RuleFor(p => p.Convener).MaximumLength(100);
            RuleFor(p => p.Procedure).MaximumLength(2000);
            RuleFor(p => p.Materials).MaximumLength(2000);
        }
    }

    /// <summary>The plan with its defaults; refused when its time has passed or a city leader is not named.</summary>
    public Error? ToDetails(InterviewKind kind, Division division, Guid? campaignId, Clock clock, out PlanDetails? details)
    {
        details = null;
        var policy = InterviewPolicies.Of(kind);
        if (ScheduledAt.UtcDateTime <= clock.UtcNow)
            return InterviewErrors.ScheduledInPast;
        if (policy.Convening == ConveningLevel.CityLeader && string.IsNullOrWhiteSpace(Convener))
            return InterviewErrors.LeaderRequired;
        details = new PlanDetails(
            Title, Reason, Convener ?? division.Organ, Place, ScheduledAt.UtcDateTime,
            Procedure ?? policy.Procedure, Materials ?? policy.Materials, campaignId);
        return null;
    }
}
