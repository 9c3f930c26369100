using FireSafety.Licensing.Agencies;

namespace FireSafety.Licensing.Personnel;

/// <summary>A person as declared.</summary>
/// <param name="Grade">Engineers.</param>
/// <param name="Level">Operators.</param>
/// <param name="JoinedOn">First day of the contract when not given.</param>
internal sealed record PersonInput(
    PersonKind Kind, string Name, string CertificateNumber, EngineerGrade? Grade, OperatorLevel? Level, DateOnly? CertificateValidTo,
    DateOnly ContractFrom, DateOnly? ContractTo, DateOnly? JoinedOn)
{
    public Person ToPerson() => Person.Join(
        Kind, Name.Trim(), CertificateNumber, JoinedOn ?? ContractFrom, new Qualification(ContractFrom, ContractTo, CertificateValidTo, Grade, Level));

    internal sealed class Validator : AbstractValidator<PersonInput>
    {
        public Validator()
        {
            RuleFor(p => p.Name).NotEmpty().MaximumLength(50);
            RuleFor(p => p.CertificateNumber).NotEmpty().MaximumLength(64);
            RuleFor(p => p.Grade).NotNull().When(p => p.Kind == PersonKind.Engineer).WithMessage("注册消防工程师须注明级别。");
            RuleFor(p => p.CertificateValidTo).NotNull().When(p => p.Kind == PersonKind.Engineer).WithMessage("注册消防工程师须注明注册有效期。");
            RuleFor(p => p.Level).NotNull().When(p => p.Kind == PersonKind.Operator).WithMessage("消防设施操作员须注明技能等级。");
            RuleFor(p => p.CertificateValidTo).Sensible();
            RuleFor(p => p.ContractFrom).Sensible();
            RuleFor(p => p.ContractTo).Sensible();
            RuleFor(p => p.ContractTo).Must((p, to) => to is null || to >= p.ContractFrom).WithMessage("劳动合同的终止日期早于起始日期。");
            RuleFor(p => p.JoinedOn).Sensible();
        }
    }
}
