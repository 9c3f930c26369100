using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Personnel;

internal static class LeaveAgency
{
    /// <param name="On">First day on which the person is no longer with the agency.</param>
    internal sealed record Request(DateOnly On, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.On).Sensible();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid personId, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Leave(personId, request.On, request.Reason), null, ct);
}
