using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Systems;

/// <summary>A management system is put in force or withdrawn.</summary>
internal static class ChangeSystems
{
    internal sealed record WithdrawRequest(SystemKind Kind, DateOnly On, string Reason) : IReasoned;

    internal sealed class WithdrawValidator : AbstractValidator<WithdrawRequest>
    {
        public WithdrawValidator()
        {
            RuleFor(r => r.On).Sensible();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Introduce(Guid id, SystemInput request, ConditionReview review, CancellationToken ct)
    {
        var system = request.ToSystem();
        return review.ChangeAsync(id, agency => agency.Introduce(system), system, ct);
    }

    public static Task<Reply<Changed>> Withdraw(Guid id, WithdrawRequest request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Withdraw(request.Kind, request.On), null, ct);
}
