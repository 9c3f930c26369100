using FireSafety.Clients.Licensing;

namespace FireSafety.Web.Agencies;

/// <summary>What is typed of an inspection.</summary>
public sealed class InspectionForm
{
    /// <summary>What was found of one item.</summary>
    public enum Look
    {
        /// <summary>It was not looked at.</summary>
        NotChecked,
        /// <summary>符合.</summary>
        Conforms,
        /// <summary>不符合.</summary>
        Fails,
    }

    /// <summary>One item of the check lists.</summary>
    public sealed class Item
    {
        /// <summary>Its code.</summary>
        public string Code { get; set; } = "";
        /// <summary>What was found.</summary>
        public Look Look { get; set; }
        /// <summary>When it fails: the violation.</summary>
        public string? Violation { get; set; }
        /// <summary>When it fails: what is wrong.</summary>
        public string? Description { get; set; }
        /// <summary>When it fails: until when to correct it.</summary>
        public DateOnly? CorrectBy { get; set; }
    }

    /// <summary>The agency.</summary>
    public Guid? AgencyId { get; set; }
    /// <summary>Its name, as chosen.</summary>
    public string? AgencyName { get; set; }
    /// <summary>Kind of inspection.</summary>
    public InspectionKind Kind { get; set; }
    /// <summary>Day of the inspection.</summary>
    public DateOnly InspectedOn { get; set; }
    /// <summary>Where.</summary>
    public InspectionMethod Method { get; set; } = InspectionMethod.AtOffice;
    /// <summary>By whom.</summary>
    public List<string>? Inspectors { get; set; }
    /// <summary>The fire or complaint.</summary>
    public string? Trigger { get; set; }
    /// <summary>The unit that is served.</summary>
    public Guid? UnitId { get; set; }
    /// <summary>Items of all lists.</summary>
    public List<Item> Items { get; set; } = [];
}
