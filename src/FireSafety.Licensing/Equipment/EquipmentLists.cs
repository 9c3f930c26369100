using FireSafety.Platform.Reference;

namespace FireSafety.Licensing.Equipment;

/// <summary>The three equipment lists (设备配备表).</summary>
internal enum EquipmentListKind
{
    /// <summary>基础设备.</summary>
    Base,
    /// <summary>消防设施维护保养检测设备.</summary>
    Maintenance,
    /// <summary>消防安全评估设备.</summary>
    Assessment,
}

/// <summary>What an agency must have: <c>seeds/reference/agency-equipment.json</c>, from memory and to be checked.</summary>
internal static class EquipmentLists
{
    /// <param name="Code">Stable code, e.g. <c>M03</c>.</param>
    /// <param name="Name">E.g. 数字照度计.</param>
    /// <param name="Quantity">The least.</param>
    /// <param name="Unit">Measure word.</param>
    /// <param name="Calibrated">Counts only while its calibration is valid.</param>
    internal sealed record Item(string Code, string Name, int Quantity, string Unit, bool Calibrated);

    internal sealed record EquipmentList(EquipmentListKind List, string Title, IReadOnlyList<Item> Items);

    internal sealed record File(string Source, string Provenance, IReadOnlyList<EquipmentList> Lists);

    /// <summary>The file as it is shown.</summary>
    public static File Data { get; } = ReferenceData.Load<File>("agency-equipment");

    private static readonly Dictionary<string, Item> Items = Data.Lists.SelectMany(l => l.Items).ToDictionary(i => i.Code);

    /// <summary>One list.</summary>
    public static EquipmentList Of(EquipmentListKind list) => Data.Lists.Single(l => l.List == list);

    /// <summary>An item of any list, or null.</summary>
    public static Item? Find(string code) => Items.GetValueOrDefault(code);
}
