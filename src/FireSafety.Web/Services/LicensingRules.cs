using FireSafety.Clients.Licensing;

namespace FireSafety.Web.Services;

/// <summary>Check lists, violations and equipment lists of order 7: reference data of the agencies' register, read once for a page's life.</summary>
internal sealed class LicensingRules(Api api)
{
    private InspectionRulesFile? inspections;
    private EquipmentListsFile? equipment;

    public async Task LoadAsync()
    {
        inspections ??= (await Outcome.OfAsync(() => api.Licensing.InspectionRulesAsync())).Value;
        equipment ??= (await Outcome.OfAsync(() => api.Licensing.EquipmentListsAsync())).Value;
    }

    public InspectionRulesKind? Kind(InspectionKind kind) => inspections?.Kinds.FirstOrDefault(k => k.Kind == kind);

    /// <summary>What an inspection of a kind looks at.</summary>
    public IReadOnlyList<InspectionRulesItem> ItemsOf(InspectionKind kind) =>
        Kind(kind) is { } rules ? [.. inspections!.Lists.Where(l => rules.Lists.Contains(l.Code)).SelectMany(l => l.Items)] : [];

    public IReadOnlyList<InspectionRulesItem> Items => [.. inspections?.Lists.SelectMany(l => l.Items) ?? []];

    public InspectionRulesItem? Item(string? code) => Items.FirstOrDefault(i => i.Code == code);

    public IReadOnlyList<InspectionRulesViolation> Violations => inspections?.Violations ?? [];

    public InspectionRulesViolation? Violation(string? code) => Violations.FirstOrDefault(v => v.Code == code);

    public int MinimumInspectors => inspections?.MinimumInspectors.Count ?? 2;

    public IReadOnlyList<EquipmentListsItem> Equipment => [.. equipment?.Lists.SelectMany(l => l.Items) ?? []];

    public EquipmentListsItem? EquipmentItem(string? code) => Equipment.FirstOrDefault(i => i.Code == code);
}
