using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Personnel;

/// <summary>What a person counts as.</summary>
internal enum PersonKind
{
    /// <summary>注册消防工程师.</summary>
    Engineer,
    /// <summary>消防设施操作员.</summary>
    Operator,
}

/// <summary>Grade of a registered fire engineer.</summary>
internal enum EngineerGrade
{
    /// <summary>一级.</summary>
    Grade1,
    /// <summary>二级.</summary>
    Grade2,
}

/// <summary>Skill level of a facility operator, rising.</summary>
internal enum OperatorLevel
{
    /// <summary>初级.</summary>
    Junior,
    /// <summary>中级.</summary>
    Intermediate,
    /// <summary>高级.</summary>
    Senior,
    /// <summary>技师.</summary>
    Technician,
    /// <summary>高级技师.</summary>
    SeniorTechnician,
}

/// <summary>Grade or level, certificate and contract of a person, as declared or as verified. Days are Asia/Shanghai.</summary>
/// <param name="ContractFrom">First day of the labour contract.</param>
/// <param name="ContractTo">Its last day; null when open-ended.</param>
/// <param name="CertificateValidTo">Last valid day of the registration; null when it does not run out (operators).</param>
internal sealed record Qualification(
    DateOnly ContractFrom, DateOnly? ContractTo, DateOnly? CertificateValidTo, EngineerGrade? Grade, OperatorLevel? Level);

/// <summary>Someone who practises with an agency (执业人员).</summary>
internal sealed class Person : Entity
{
    private Person() { }

    public Guid AgencyId { get; private set; }
    public PersonKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    [Personal(PersonalData.Number)]
    public string CertificateNumber { get; private set; } = "";

    /// <summary>What two agencies' entries of one person are recognised by.</summary>
    [Personal(PersonalData.Number)]
    public string CertificateKey { get; private set; } = "";

    public Qualification Declared { get; private set; } = null!;
    public Qualification? Verified { get; private set; }
    public Verification? Verification { get; private set; }
    public DateOnly JoinedOn { get; private set; }

    /// <summary>First day on which the person is no longer with the agency.</summary>
    public DateOnly? LeftOn { get; private set; }
    public string? LeaveReason { get; private set; }

    /// <summary>The certificate number as it is compared: no spaces, upper case.</summary>
    public static string KeyOf(string certificateNumber) =>
        string.Concat(certificateNumber.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>Enters a person as the agency declares.</summary>
    public static Person Join(PersonKind kind, string name, string certificateNumber, DateOnly joinedOn, Qualification declared) => new()
    {
        Kind = kind,
        Name = name,
        CertificateNumber = certificateNumber.Trim(),
        CertificateKey = KeyOf(certificateNumber),
        JoinedOn = joinedOn,
        Declared = declared,
    };

    /// <summary>What is best known: verified where a person looked, else declared.</summary>
    public Qualification Known => Verified ?? Declared;

    internal void Renew(Qualification declared) => Declared = declared;

    internal void Leave(DateOnly on, string reason) => (LeftOn, LeaveReason) = (on, reason);

    internal void Verify(Verification verification, Qualification found)
    {
        Verification = verification;
        Verified = verification.Accepted ? found : null;
    }

    /// <summary>When a contract ties the person to the agency.</summary>
    internal Span Employment(Qualification qualification)
    {
        var from = Later(JoinedOn, qualification.ContractFrom);
        var to = Earlier(qualification.ContractTo ?? DateOnly.MaxValue, LeftOn?.AddDays(-1) ?? DateOnly.MaxValue);
        return new Span(from, to);
    }

    /// <summary>The person as a fact for the conditions; null when that view has nothing of the person.</summary>
    internal PersonFact? ToFact(bool verified, IReadOnlyList<Span> elsewhere)
    {
        if ((verified ? Verified : Declared) is not { } qualification)
            return null;
        var employment = Employment(qualification);
        var certified = qualification.CertificateValidTo ?? DateOnly.MaxValue;
        var cause = certified < employment.To ? "证书到期"
            : LeftOn is not null && employment.To == LeftOn.Value.AddDays(-1) ? "离职" : "劳动合同到期";
        var span = employment with { To = Earlier(employment.To, certified) };
        return new PersonFact(Name, span, cause, Kind, qualification.Grade, qualification.Level, elsewhere);
    }

    /// <summary>What of this person runs out and when.</summary>
    internal IEnumerable<Expiry> Expiries()
    {
        var title = Kind == PersonKind.Engineer ? "注册消防工程师" : "消防设施操作员";
        if (LeftOn is not null || Verification is { Accepted: false })
            yield break;
        if (Known.CertificateValidTo is { } certificate)
            yield return new Expiry(Id, "certificate", $"{title}{Name}的证书", certificate);
        if (Known.ContractTo is { } contract)
            yield return new Expiry(Id, "contract", $"{title}{Name}的劳动合同", contract);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
