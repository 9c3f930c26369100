using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Agencies;

/// <summary>A person suspends, removes or reinstates an agency, with a reason.</summary>
internal static class ChangeStanding
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Suspend(Guid id, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Suspend(request.Reason), null, ct);

    public static Task<Reply<Changed>> Remove(Guid id, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Remove(request.Reason), null, ct);

    public static Task<Reply<Changed>> Reinstate(Guid id, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Reinstate(request.Reason), null, ct);
}
