using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;

namespace FireSafety.Licensing.Agencies;

/// <summary>What was seen of a person, named by certificate.</summary>
/// <param name="Found">What is true where it differs from what is declared.</param>
internal sealed record PersonSeen(string CertificateNumber, bool Accepted, string? Note, Qualification? Found);

/// <summary>What was seen of an equipment item, named by its code in the lists.</summary>
internal sealed record EquipmentSeen(string ItemCode, bool Accepted, string? Note, Holding? Found);

/// <summary>What was seen of a management system.</summary>
internal sealed record SystemSeen(SystemKind Kind, bool Accepted, string? Note);

/// <summary>The record of one verification (核查记录).</summary>
/// <param name="AcceptDeclared">What is not named was seen to be as declared.</param>
/// <param name="Complete">All has been looked at: from now on the agency's standing follows from the verified data.</param>
internal sealed record VerificationRecord(
    DateOnly On, string By, bool AcceptDeclared, bool Complete, bool? IsEnterpriseLegalPerson, Premises? Premises,
    IReadOnlyList<PersonSeen> Personnel, IReadOnlyList<EquipmentSeen> Equipment, IReadOnlyList<SystemSeen> Systems)
{
    /// <summary>The first thing named that the agency has not declared; null when all are known.</summary>
    public string? FirstUnknown(ServiceAgency agency) =>
        Personnel.FirstOrDefault(s => agency.Personnel.All(p => !Matches(s, p)))?.CertificateNumber
        ?? Equipment.FirstOrDefault(s => agency.Equipment.All(e => !Matches(s, e)))?.ItemCode
        ?? Systems.Where(s => agency.Systems.All(m => !Matches(s, m))).Select(s => s.Kind.ToString()).FirstOrDefault();

    public void ApplyTo(List<Person> personnel, List<EquipmentItem> equipment, List<ManagementSystem> systems)
    {
        foreach (var person in personnel.Where(p => p.LeftOn is null))
        {
            if (Personnel.FirstOrDefault(s => Matches(s, person)) is { } seen)
                person.Verify(Mark(seen.Accepted, seen.Note), (seen.Found ?? person.Declared) with { });
            else if (AcceptDeclared)
                person.Verify(Mark(true, null), person.Declared with { });
        }
        foreach (var item in equipment.Where(e => e.RetiredOn is null))
        {
            if (Equipment.FirstOrDefault(s => Matches(s, item)) is { } seen)
                item.Verify(Mark(seen.Accepted, seen.Note), (seen.Found ?? item.Declared) with { });
            else if (AcceptDeclared)
                item.Verify(Mark(true, null), item.Declared with { });
        }
        foreach (var system in systems.Where(s => s.WithdrawnOn is null))
        {
            if (Systems.FirstOrDefault(s => Matches(s, system)) is { } seen)
                system.Verify(Mark(seen.Accepted, seen.Note));
            else if (AcceptDeclared)
                system.Verify(Mark(true, null));
        }
    }

    private Verification Mark(bool accepted, string? note) => new(On, By, accepted, note);

    private static bool Matches(PersonSeen seen, Person person) =>
        person.LeftOn is null && person.CertificateKey == Person.KeyOf(seen.CertificateNumber);

    private static bool Matches(EquipmentSeen seen, EquipmentItem item) => item.RetiredOn is null && item.ItemCode == seen.ItemCode;

    private static bool Matches(SystemSeen seen, ManagementSystem system) => system.WithdrawnOn is null && system.Kind == seen.Kind;
}
