using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Agencies;

/// <summary>The agency declares its legal form and its place of work anew.</summary>
internal static class DeclarePremises
{
    internal sealed record Request(bool IsEnterpriseLegalPerson, Premises Premises);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Premises).NotNull().SetValidator(new InputRules.PremisesValidator());
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Declare(request.IsEnterpriseLegalPerson, request.Premises), null, ct);
}
