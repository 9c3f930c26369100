using FireSafety.Clients.Units;

namespace FireSafety.Web.Units;

/// <summary>What is typed about a unit, whether it is entered or changed.</summary>
public sealed class UnitForm
{
    /// <summary>A declared quantity; null when it is not declared.</summary>
    public sealed class MeasureInput
    {
        /// <summary>Measure of the key-unit criteria.</summary>
        public string Name { get; set; } = "";
        /// <summary>In the measure's unit.</summary>
        public long? Value { get; set; }
    }

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; set; }
    /// <summary>Why a code whose check digit disagrees is genuine.</summary>
    public string? OverrideReason { get; set; }
    /// <summary>单位名称.</summary>
    public string? Name { get; set; }
    /// <summary>地址.</summary>
    public string? Address { get; set; }
    /// <summary>Brigade's division; only when it is entered.</summary>
    public string? DivisionCode { get; set; }
    /// <summary>行业.</summary>
    public string? Industry { get; set; }
    /// <summary>场所类别.</summary>
    public string? Category { get; set; }
    /// <summary>One for every measure of the criteria.</summary>
    public List<MeasureInput> Measures { get; set; } = [];
    /// <summary>消防安全责任人; only when it is entered.</summary>
    public Contact ResponsiblePerson { get; set; } = new();
    /// <summary>消防安全管理人; only when it is entered.</summary>
    public Contact Manager { get; set; } = new();
    /// <summary>Confirms it as a key unit at once.</summary>
    public string? KeyUnitReason { get; set; }
    /// <summary>弱势群体场所.</summary>
    public bool IsVulnerableGroupFacility { get; set; }
    /// <summary>Why it is changed.</summary>
    public string? Reason { get; set; }

    internal List<Measure> Declared => [.. Measures.Where(m => m.Value is not null).Select(m => new Measure { Name = m.Name, Value = m.Value!.Value })];

    internal static Contact? Tidy(Contact? contact) => string.IsNullOrWhiteSpace(contact?.Name)
        ? null
        : new() { Name = contact.Name.Trim(), Phone = Given(contact.Phone) };

    internal static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
