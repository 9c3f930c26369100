using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Personnel;

/// <summary>The agency declares a person's certificate, level or contract anew; what was verified stands until somebody looks again.</summary>
internal static class RenewPerson
{
    internal sealed record Request(
        EngineerGrade? Grade, OperatorLevel? Level, DateOnly? CertificateValidTo, DateOnly ContractFrom, DateOnly? ContractTo);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Grade).Must((r, grade) => grade is null != r.Level is null).WithMessage("注册消防工程师注明级别，消防设施操作员注明技能等级，二者择一。");
            RuleFor(r => r.CertificateValidTo).NotNull().When(r => r.Grade is not null).WithMessage("注册消防工程师须注明注册有效期。");
            RuleFor(r => r.CertificateValidTo).Sensible();
            RuleFor(r => r.ContractFrom).Sensible();
            RuleFor(r => r.ContractTo).Sensible();
            RuleFor(r => r.ContractTo).Must((r, to) => to is null || to >= r.ContractFrom).WithMessage("劳动合同的终止日期早于起始日期。");
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid personId, Request request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Renew(personId, new Qualification(
            request.ContractFrom, request.ContractTo, request.CertificateValidTo, request.Grade, request.Level)), null, ct);
}
