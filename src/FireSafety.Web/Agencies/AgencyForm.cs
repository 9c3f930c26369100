using FireSafety.Clients.Licensing;

namespace FireSafety.Web.Agencies;

/// <summary>What is typed about an agency, whether it is entered or changed.</summary>
public sealed class AgencyForm
{
    /// <summary>统一社会信用代码; only when it is entered.</summary>
    public string? CreditCode { get; set; }
    /// <summary>Why a code whose check digit disagrees is genuine.</summary>
    public string? CreditCodeReason { get; set; }
    /// <summary>机构名称.</summary>
    public string? Name { get; set; }
    /// <summary>法定代表人.</summary>
    public string? LegalPersonName { get; set; }
    /// <summary>从业类别.</summary>
    public PracticeCategory? Category { get; set; }
    /// <summary>地址.</summary>
    public string? Address { get; set; }
    /// <summary>Six digits; another city's for one from elsewhere.</summary>
    public string? HomeDivisionCode { get; set; }
    /// <summary>主要负责人.</summary>
    public Contact Manager { get; set; } = new();
    /// <summary>技术负责人.</summary>
    public Contact TechnicalLead { get; set; } = new();
    /// <summary>Only when it is entered.</summary>
    public bool IsEnterpriseLegalPerson { get; set; } = true;
    /// <summary>Only when it is entered.</summary>
    public int? SquareMetres { get; set; }
    /// <summary>Only when it is entered.</summary>
    public DateOnly? LeaseUntil { get; set; }

    internal static Contact? Tidy(Contact contact) => string.IsNullOrWhiteSpace(contact.Name)
        ? null
        : new() { Name = contact.Name.Trim(), Phone = string.IsNullOrWhiteSpace(contact.Phone) ? null : contact.Phone.Trim() };
}
