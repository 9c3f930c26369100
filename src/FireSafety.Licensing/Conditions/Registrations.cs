using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Personnel;

namespace FireSafety.Licensing.Conditions;

/// <summary>
/// Who is registered where, as far as it concerns the agencies under review: finds a person registered with two at once
/// (order 7 article 11). Persons are told apart by certificate number.
/// </summary>
internal sealed class Registrations(IEnumerable<Person> persons)
{
    private readonly ILookup<string, Person> byCertificate = persons
        .Where(p => ConditionRules.ForbidsDoubleRegistration(p.Kind) && p.Verification is not { Accepted: false })
        .ToLookup(p => p.CertificateKey);

    /// <summary>When the person's certificate is with another agency. Only verified entries weigh against verified data, so that
    /// one agency's mere statement cannot make another's conditions lapse.</summary>
    public IReadOnlyList<Span> Elsewhere(Person person, bool verified) =>
        [.. byCertificate[person.CertificateKey]
            .Where(other => other.AgencyId != person.AgencyId)
            .Select(other => verified ? other.Verified is { } seen ? other.Employment(seen) : (Span?)null : other.Employment(other.Declared))
            .OfType<Span>()];
}
