using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;

namespace FireSafety.Licensing.Agencies;

/// <summary>An agency in full: profile, conditions, personnel, equipment, systems, warnings and the year's score.</summary>
internal static class GetAgency
{
    internal sealed record PersonRow(
        Guid Id, PersonKind Kind, string Name, string CertificateNumber, Qualification Declared, Qualification? Verified, Verification? Verification,
        DateOnly JoinedOn, DateOnly? LeftOn, string? LeaveReason)
    {
        public static PersonRow Of(Person p) => new(
            p.Id, p.Kind, p.Name, p.CertificateNumber, p.Declared, p.Verified, p.Verification, p.JoinedOn, p.LeftOn, p.LeaveReason);
    }

    internal sealed record EquipmentRow(
        Guid Id, string ItemCode, string Name, DateOnly AcquiredOn, DateOnly? RetiredOn, Holding Declared, Holding? Verified, Verification? Verification);

    internal sealed record SystemRow(
        Guid Id, SystemKind Kind, string DocumentTitle, DateOnly InForceFrom, DateOnly? WithdrawnOn, Verification? Verification);

    internal sealed record WarningRow(string What, DateOnly ExpiresOn, int DaysAhead, DateOnly WarnedOn);

    internal sealed record Response(
        Guid Id, long Version, string CreditCode, bool CreditCodeMismatch, string? CreditCodeReason, string Name, string LegalPersonName,
        PracticeCategory Category, string Address, string HomeDivisionCode, bool IsOutOfCity, Contact Manager, Contact? TechnicalLead,
        bool DeclaredLegalPerson, bool? VerifiedLegalPerson, Premises DeclaredPremises, Premises? VerifiedPremises, DateOnly RegisteredOn,
        AgencyStatus Status, string? StatusReason, DateOnly? LapsedOn, DateOnly? NextExpiryOn, GetConditions.Response Conditions,
        YearlyScore? Score, IReadOnlyList<PersonRow> Personnel, IReadOnlyList<EquipmentRow> Equipment, IReadOnlyList<SystemRow> Systems,
        IReadOnlyList<WarningRow> Warnings) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, LicensingDbContext db, ConditionReview review, Clock clock, CancellationToken ct)
    {
        if (await db.WholeAgencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } agency)
            return CommonErrors.NotFound;
        var conditions = await GetConditions.OfAsync(agency, clock.Today, review, ct);
        var scores = await YearlyScores.ReadAsync(db, [id], clock.Today.Year, clock.Today, ct);
        return new Response(
            agency.Id, agency.Version, agency.CreditCode, agency.CreditCodeMismatch, agency.CreditCodeReason, agency.Name, agency.LegalPersonName,
            agency.Category, agency.Address, agency.HomeDivisionCode, Divisions.Find(agency.HomeDivisionCode) is null, agency.Manager, agency.TechnicalLead,
            agency.DeclaredLegalPerson, agency.VerifiedLegalPerson, agency.DeclaredPremises, agency.VerifiedPremises, agency.RegisteredOn,
            agency.Status, agency.StatusReason, agency.LapsedOn, agency.NextExpiryOn, conditions, scores.GetValueOrDefault(id),
            [.. agency.Personnel.OrderBy(p => p.Kind).ThenBy(p => p.JoinedOn).ThenBy(p => p.Id).Select(PersonRow.Of)],
            [.. agency.Equipment.OrderBy(e => e.ItemCode).ThenBy(e => e.Id)
                .Select(e => new EquipmentRow(e.Id, e.ItemCode, e.Name, e.AcquiredOn, e.RetiredOn, e.Declared, e.Verified, e.Verification))],
            [.. agency.Systems.OrderBy(s => s.Kind).ThenBy(s => s.InForceFrom)
                .Select(s => new SystemRow(s.Id, s.Kind, s.DocumentTitle, s.InForceFrom, s.WithdrawnOn, s.Verification))],
            [.. agency.Warnings.OrderBy(w => w.WarnedOn).ThenBy(w => w.ExpiresOn).ThenBy(w => w.Id)
                .Select(w => new WarningRow(w.What, w.ExpiresOn, w.DaysAhead, w.WarnedOn))]);
    }
}
