using FireSafety.Clients.Licensing;
using FireSafety.Web.Habits;

namespace FireSafety.Web.Agencies;

/// <summary>What was seen of an agency, beside what it declares.</summary>
public sealed class VerifyForm
{
    /// <summary>One declared thing, and what was seen of it.</summary>
    public sealed class Seen
    {
        /// <summary>Certificate, code in the equipment lists, or kind of system.</summary>
        public string Key { get; set; } = "";
        /// <summary>What it is.</summary>
        public string Title { get; set; } = "";
        /// <summary>What is declared of it.</summary>
        public string Declared { get; set; } = "";
        /// <summary>Not as declared: not to be counted.</summary>
        public bool IsRefused { get; set; }
        /// <summary>Why.</summary>
        public string? Note { get; set; }
        /// <summary>Equipment: how many were seen.</summary>
        public int? Quantity { get; set; }
        /// <summary>Equipment: how many are declared.</summary>
        public int? DeclaredQuantity { get; set; }
        /// <summary>Equipment: until when it is calibrated.</summary>
        public DateOnly? CalibratedUntil { get; set; }
        /// <summary>Equipment: until when it is declared to be calibrated.</summary>
        public DateOnly? DeclaredUntil { get; set; }

        internal bool Differs => IsRefused || !string.IsNullOrWhiteSpace(Note) || Quantity != DeclaredQuantity || CalibratedUntil != DeclaredUntil;
    }

    /// <summary>What is not named was seen to be as declared.</summary>
    public bool AcceptDeclared { get; set; } = true;
    /// <summary>All has been looked at.</summary>
    public bool Complete { get; set; } = true;
    /// <summary>企业法人.</summary>
    public bool IsEnterpriseLegalPerson { get; set; }
    /// <summary>Of the place of work.</summary>
    public int? SquareMetres { get; set; }
    /// <summary>Of the place of work.</summary>
    public DateOnly? LeaseUntil { get; set; }
    /// <summary>Those who have not left.</summary>
    public List<Seen> Personnel { get; set; } = [];
    /// <summary>What is in use.</summary>
    public List<Seen> Equipment { get; set; } = [];
    /// <summary>Those in force.</summary>
    public List<Seen> Systems { get; set; } = [];
    /// <summary>说明.</summary>
    public string? Reason { get; set; }

    internal static VerifyForm Of(GetAgencyResponse a) => new()
    {
        IsEnterpriseLegalPerson = a.DeclaredLegalPerson,
        SquareMetres = a.DeclaredPremises.SquareMetres,
        LeaseUntil = a.DeclaredPremises.LeaseUntil,
        Personnel = [.. a.Personnel.Where(p => p.LeftOn is null).Select(p => new Seen
        {
            Key = p.CertificateNumber, Title = p.Name, Declared = $"{Shown.Of(p.Declared)} {p.CertificateNumber} {p.Declared.CertificateValidTo.Day()}",
        })],
        Equipment = [.. a.Equipment.Where(e => e.RetiredOn is null).Select(e => new Seen
        {
            Key = e.ItemCode, Title = e.Name, Declared = e.ItemCode, Quantity = e.Declared.Quantity, DeclaredQuantity = e.Declared.Quantity,
            CalibratedUntil = e.Declared.CalibratedUntil, DeclaredUntil = e.Declared.CalibratedUntil,
        })],
        Systems = [.. a.Systems.Where(s => s.WithdrawnOn is null).Select(s => new Seen { Key = s.Kind.ToString(), Title = s.DocumentTitle, Declared = s.InForceFrom.Day() })],
    };

    internal VerifyAgencyRequest ToRequest() => new()
    {
        AcceptDeclared = AcceptDeclared,
        Complete = Complete,
        IsEnterpriseLegalPerson = IsEnterpriseLegalPerson,
        Reason = Text(Reason),
        Premises = new() { SquareMetres = SquareMetres ?? 0, LeaseUntil = LeaseUntil },
        Personnel = [.. Personnel.Where(s => s.Differs).Select(s => new PersonSeen { CertificateNumber = s.Key, Accepted = !s.IsRefused, Note = Text(s.Note) })],
        Equipment = [.. Equipment.Where(s => s.Differs).Select(s => new EquipmentSeen
        {
            ItemCode = s.Key, Accepted = !s.IsRefused, Note = Text(s.Note), Found = new() { Quantity = s.Quantity ?? 0, CalibratedUntil = s.CalibratedUntil },
        })],
        Systems = [.. Systems.Where(s => s.Differs).Select(s => new SystemSeen { Kind = Enum.Parse<SystemKind>(s.Key), Accepted = !s.IsRefused, Note = Text(s.Note) })],
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
