namespace FireSafety.TestKit;

/// <summary>Requests with plainly fictitious content that several test projects send.</summary>
public static class Samples
{
    /// <summary>Where hazards are reported.</summary>
    public const string ReportUrl = "/api/hazards/hazards";

    /// <summary>A unit that the registry accepts.</summary>
    public static object Unit(string name = "示例单位 0001", string creditCode = "91211103MA0UQ1X76A", string division = "211103") => new
    {
        CreditCode = creditCode,
        Name = name,
        Address = "示例路 1 号",
        DivisionCode = division,
        Industry = "commerce",
        ResponsiblePerson = new { Name = "示例人员 0001", Phone = "13800000001" },
        Manager = new { Name = "示例人员 0002", Phone = "13800000002" },
    };

    /// <summary>Registers <see cref="Unit"/> and returns its id.</summary>
    public static async Task<Guid> UnitAsync(HttpClient client) => (await client.CommandAsync("/api/units/units", Unit(), "sample-unit")).Id;

    /// <summary>A hazard report for a unit, found on the first working day of 2024.</summary>
    public static object Report(Guid unit, int number) => new
    {
        UnitId = unit,
        Description = $"示例隐患 {number}：疏散通道堆放杂物",
        Source = "Inspection",
        FoundOn = "2024-01-02",
        Items = new[] { "清理疏散通道" },
        Location = "一层",
    };
}
