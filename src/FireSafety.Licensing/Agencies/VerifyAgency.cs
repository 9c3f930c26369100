using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Agencies;

/// <summary>A person enters what was seen beside what the agency declares (核查).</summary>
internal static class VerifyAgency
{
    /// <param name="AcceptDeclared">What is not named here was seen to be as declared.</param>
    /// <param name="Complete">All has been looked at: the standing follows from now on.</param>
    internal sealed record Request(
        bool AcceptDeclared, bool Complete, bool? IsEnterpriseLegalPerson, Premises? Premises, IReadOnlyList<PersonSeen>? Personnel,
        IReadOnlyList<EquipmentSeen>? Equipment, IReadOnlyList<SystemSeen>? Systems, string? Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Premises!).SetValidator(new InputRules.PremisesValidator()).When(r => r.Premises is not null);
            RuleFor(r => r.Personnel).Must(p => p is not { Count: > 200 }).WithMessage("一次最多核查200人。");
            RuleForEach(r => r.Personnel).NotNull().ChildRules(p =>
            {
                p.RuleFor(x => x.CertificateNumber).NotEmpty().MaximumLength(64);
                p.RuleFor(x => x.Note).MaximumLength(500);
                p.RuleFor(x => x.Found!).ChildRules(q =>
                {
                    q.RuleFor(x => x.ContractFrom).Sensible();
                    q.RuleFor(x => x.ContractTo).Sensible();
                    q.RuleFor(x => x.CertificateValidTo).Sensible();
                }).When(x => x.Found is not null);
            });
            RuleFor(r => r.Equipment).Must(e => e is not { Count: > 200 }).WithMessage("一次最多核查200项设备。");
            RuleForEach(r => r.Equipment).NotNull().ChildRules(e =>
            {
                e.RuleFor(x => x.ItemCode).NotEmpty().MaximumLength(20);
                e.RuleFor(x => x.Note).MaximumLength(500);
                e.RuleFor(x => x.Found!).ChildRules(h =>
                {
                    h.RuleFor(x => x.Quantity).InclusiveBetween(0, 10_000);
                    h.RuleFor(x => x.CalibratedUntil).Sensible();
                }).When(x => x.Found is not null);
            });
            RuleFor(r => r.Systems).Must(s => s is not { Count: > 20 }).WithMessage("一次最多核查20份体系文件。");
            RuleForEach(r => r.Systems).NotNull().ChildRules(s => s.RuleFor(x => x.Note).MaximumLength(500));
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Handle(
        Guid id, Request request, LicensingDbContext db, ConditionReview review, Clock clock, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.Verify(new VerificationRecord(
            clock.Today, db.Session.Command!.Actor.Name, request.AcceptDeclared, request.Complete, request.IsEnterpriseLegalPerson, request.Premises,
            request.Personnel ?? [], request.Equipment ?? [], request.Systems ?? [])), null, ct);
}
