using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Agencies;

internal static class EditAgency
{
    internal sealed record Request(
        string Name, string LegalPersonName, PracticeCategory Category, string Address, string HomeDivisionCode, Contact Manager, Contact? TechnicalLead);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.LegalPersonName).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Address).NotEmpty().MaximumLength(200);
            RuleFor(r => r.HomeDivisionCode).NotEmpty().Matches("^[0-9]{6}$").WithMessage("登记地行政区划代码应为6位数字。");
            RuleFor(r => r.Manager).NotNull().SetValidator(new InputRules.ContactValidator());
            RuleFor(r => r.TechnicalLead!).SetValidator(new InputRules.ContactValidator()).When(r => r.TechnicalLead is not null);
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Edit(new AgencyProfile(
            request.Name, request.LegalPersonName, request.Category, request.Address, request.HomeDivisionCode, request.Manager, request.TechnicalLead)), null, ct);
}
