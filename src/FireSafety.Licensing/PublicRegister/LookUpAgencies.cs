using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Licensing.PublicRegister;

/// <summary>Anyone looks an agency up (公众查询): standing, categories, grade and findings; personal data masked.</summary>
internal static class LookUpAgencies
{
    /// <param name="Name">A fragment of the name, at least two characters.</param>
    /// <param name="Code">Whole unified social credit code.</param>
    /// <param name="Certificate">Whole certificate number of someone who practises with it.</param>
    internal sealed record Query(string? Name, string? Code, string? Certificate);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Name).Must((q, name) => !string.IsNullOrWhiteSpace(name) || !string.IsNullOrWhiteSpace(q.Code) || !string.IsNullOrWhiteSpace(q.Certificate))
                .WithMessage("请输入机构名称、统一社会信用代码或者证书编号。");
            RuleFor(q => q.Name).MinimumLength(2).MaximumLength(100).When(q => !string.IsNullOrEmpty(q.Name));
            RuleFor(q => q.Code).MaximumLength(40);
            RuleFor(q => q.Certificate).MaximumLength(64);
        }
    }

    /// <param name="What">The violation in the rule's words; what was seen on the spot is not public.</param>
    internal sealed record PublicFinding(DateOnly InspectedOn, FindingClass Class, string What, string Article, bool Corrected);

    internal sealed record PublicPerson(string Name, string CertificateNumber, bool Practising);

    /// <param name="Grade">This year's; null when not inspected yet.</param>
    /// <param name="Certificate">The holder of the certificate asked for.</param>
    internal sealed record Row(
        string CreditCode, string Name, PracticeCategory Category, AgencyStatus Status, string StatusText, DateOnly AsOf, string LegalPersonName,
        string? Grade, IReadOnlyList<PublicFinding> Findings, PublicPerson? Certificate);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Query query, [AsParameters] PageQuery page, LicensingDbContext db, Clock clock, CancellationToken ct)
    {
        var key = string.IsNullOrWhiteSpace(query.Certificate) ? null : Person.KeyOf(query.Certificate);
        var agencies = await Matching(query, key, db).OrderBy(a => a.Name).ThenBy(a => a.Id).ToPageAsync(page, ct);
        var ids = agencies.Items.Select(a => a.Id).ToList();
        var findings = (await db.Inspections.AsNoTracking().Where(i => ids.Contains(i.AgencyId))
            .SelectMany(i => i.Findings, (i, f) => new { i.AgencyId, i.InspectedOn, f.Class, f.Violation, f.Article, f.Status, f.Id })
            .OrderByDescending(f => f.InspectedOn).ThenBy(f => f.Id).ToListAsync(ct)).ToLookup(f => f.AgencyId);
        var scores = await YearlyScores.ReadAsync(db, ids, clock.Today.Year, clock.Today, ct);
        var holders = key is null ? [] : await db.Personnel.AsNoTracking().Where(p => ids.Contains(p.AgencyId) && p.CertificateKey == key).ToListAsync(ct);

        return new Page<Row>([.. agencies.Items.Select(a => new Row(
            a.CreditCode, a.Name, a.Category, a.Status, AgencyWords.Of(a.Status), clock.Today, Masking.MaskName(a.LegalPersonName),
            scores.GetValueOrDefault(a.Id)?.Grade,
            [.. findings[a.Id].Select(f => new PublicFinding(
                f.InspectedOn, f.Class, InspectionRules.FindViolation(f.Violation)?.Title ?? YearlyScore.Words(f.Class), f.Article,
                f.Status == FindingStatus.Corrected))],
            Holder(holders.Where(p => p.AgencyId == a.Id), clock.Today)))], agencies.Total);
    }

    private static IQueryable<ServiceAgency> Matching(Query query, string? certificateKey, LicensingDbContext db)
    {
        var agencies = db.Agencies.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Name))
        {
            var fragment = ServiceAgency.Normalize(query.Name);
            agencies = agencies.Where(a => a.NameNormalized.Contains(fragment));
        }
        if (!string.IsNullOrWhiteSpace(query.Code))
        {
            var code = CreditCode.Normalize(query.Code);
            agencies = agencies.Where(a => a.CreditCode == code);
        }
        return certificateKey is null ? agencies : agencies.Where(a => a.Personnel.Any(p => p.CertificateKey == certificateKey));
    }

    private static PublicPerson? Holder(IEnumerable<Person> entries, DateOnly today)
    {
        var person = entries.OrderByDescending(p => p.JoinedOn).FirstOrDefault();
        return person is null ? null : new PublicPerson(
            Masking.MaskName(person.Name), Masking.MaskCertificate(person.CertificateNumber), Projects.ServiceProject.IsQualified(person, today));
    }
}
