using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Licensing.Agencies;

/// <summary>Enters an agency with all that it declares in one command.</summary>
internal static class RegisterAgency
{
    /// <param name="CreditCodeReason">Why a code that fails its check character is accepted all the same.</param>
    internal sealed record Request(
        string CreditCode, string? CreditCodeReason, string Name, string LegalPersonName, bool IsEnterpriseLegalPerson, PracticeCategory Category,
        string Address, string HomeDivisionCode, Premises Premises, Contact Manager, Contact? TechnicalLead,
        IReadOnlyList<PersonInput>? Personnel, IReadOnlyList<EquipmentInput>? Equipment, IReadOnlyList<SystemInput>? Systems);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.CreditCode).NotEmpty().MaximumLength(40);
            RuleFor(r => r.CreditCodeReason).MaximumLength(500);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.LegalPersonName).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Address).NotEmpty().MaximumLength(200);
            RuleFor(r => r.HomeDivisionCode).NotEmpty().Matches("^[0-9]{6}$").WithMessage("登记地行政区划代码应为6位数字。");
            RuleFor(r => r.Premises).NotNull().SetValidator(new InputRules.PremisesValidator());
            RuleFor(r => r.Manager).NotNull().SetValidator(new InputRules.ContactValidator());
            RuleFor(r => r.TechnicalLead!).SetValidator(new InputRules.ContactValidator()).When(r => r.TechnicalLead is not null);
            RuleFor(r => r.Personnel).Must(p => p is null || p.Count <= 200).WithMessage("一次最多登记200人。");
            RuleForEach(r => r.Personnel).NotNull().SetValidator(new PersonInput.Validator());
            RuleFor(r => r.Equipment).Must(e => e is null || e.Count <= 200).WithMessage("一次最多登记200项设备。");
            RuleForEach(r => r.Equipment).NotNull().SetValidator(new EquipmentInput.Validator());
            RuleFor(r => r.Systems).Must(s => s is null || s.Count <= 2).WithMessage("每类体系登记一份在施行的文件。");
            RuleForEach(r => r.Systems).NotNull().SetValidator(new SystemInput.Validator());
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Request request, LicensingDbContext db, ConditionReview review, Clock clock, CancellationToken ct)
    {
        var code = CreditCode.Normalize(request.CreditCode);
        var outcome = CreditCode.Check(code);
        if (outcome == CreditCodeOutcome.Malformed)
            return AgencyErrors.CreditCodeMalformed.With(code);
        var reason = string.IsNullOrWhiteSpace(request.CreditCodeReason) ? null : request.CreditCodeReason.Trim();
        if (outcome == CreditCodeOutcome.CheckDigitMismatch && reason is null)
            return AgencyErrors.CreditCodeMismatch.With(code);
        if (await db.Agencies.AnyAsync(a => a.CreditCode == code, ct))
            return AgencyErrors.CreditCodeTaken.With(code);

        var profile = new AgencyProfile(
            request.Name, request.LegalPersonName, request.Category, request.Address, request.HomeDivisionCode, request.Manager, request.TechnicalLead);
        var agency = ServiceAgency.Register(
            code, outcome == CreditCodeOutcome.CheckDigitMismatch ? reason : null, profile, request.IsEnterpriseLegalPerson, request.Premises, clock.Today);
        if (Declare(agency, request, clock.Today) is { } refusal)
            return refusal;
        db.Agencies.Add(agency);
        await review.ReviewAsync(agency, ct);
        return await db.CommitAsync(agency, ct: ct);
    }

    private static Error? Declare(ServiceAgency agency, Request request, DateOnly today)
    {
        foreach (var person in request.Personnel ?? [])
        {
            if (agency.Join(person.ToPerson()) is { } refusal)
                return refusal;
        }
        foreach (var equipment in request.Equipment ?? [])
        {
            if (EquipmentLists.Find(equipment.ItemCode) is not { } item)
                return AgencyErrors.UnknownEquipment.With(equipment.ItemCode);
            if (agency.Acquire(equipment.ToItem(item, today)) is { } refusal)
                return refusal;
        }
        foreach (var system in request.Systems ?? [])
        {
            if (agency.Introduce(system.ToSystem()) is { } refusal)
                return refusal;
        }
        return null;
    }
}
