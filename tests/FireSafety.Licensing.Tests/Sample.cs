using FireSafety.Platform.Identifiers;

namespace FireSafety.Licensing.Tests;

/// <summary>Fictitious agencies that meet the conditions of their category unless told otherwise.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = new(2024, 1, 15);

    public static readonly string[] BaseCodes = ["B01", "B02", "B03", "B04", "B05", "B06"];
    public static readonly string[] MaintenanceCodes = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10"];
    public static readonly string[] AssessmentCodes = ["A01", "A02", "A03", "A04"];

    /// <summary>A well-formed code that belongs to nobody.</summary>
    public static string Code(int number)
    {
        var first17 = $"91211100MA9{number:000000}";
        return first17 + CreditCode.CheckCharacter(first17);
    }

    public static object Engineer(string certificate, string grade = "Grade1", string validTo = "2026-12-31", string? contractTo = null) => new
    {
        Kind = "Engineer",
        Name = $"示例人员 {certificate}",
        CertificateNumber = certificate,
        Grade = grade,
        CertificateValidTo = validTo,
        ContractFrom = "2022-01-01",
        ContractTo = contractTo,
    };

    public static object Operator(string certificate, string level = "Intermediate") => new
    {
        Kind = "Operator",
        Name = $"示例人员 {certificate}",
        CertificateNumber = certificate,
        Level = level,
        ContractFrom = "2022-01-01",
    };

    public static object[] Equipment(string calibratedUntil = "2026-12-31", params string[][] lists) =>
        [.. lists.SelectMany(l => l).Select(code => new { ItemCode = code, Quantity = 10, CalibratedUntil = calibratedUntil, AcquiredOn = "2022-01-01" })];

    public static object[] Operators(int number) =>
        [.. Enumerable.Range(1, 6).Select(i => Operator($"CZ{number:000}-{i}", i <= 2 ? "Intermediate" : "Junior"))];

    public static readonly object[] BothSystems =
    [
        new { Kind = "QualityManagement", DocumentTitle = "示例质量手册", InForceFrom = "2022-01-01" },
        new { Kind = "ProcessControl", DocumentTitle = "示例过程控制文件", InForceFrom = "2022-01-01" },
    ];

    public static object Agency(
        int number, string category = "MaintenanceTesting", object[]? engineers = null, object[]? operators = null, object[]? equipment = null,
        object[]? systems = null, int squareMetres = 200, string? leaseUntil = null, bool legalPerson = true, string? code = null,
        string? codeReason = null, string home = "211103") => new
        {
            CreditCode = code ?? Code(number),
            CreditCodeReason = codeReason,
            Name = $"示例消防技术服务机构 {number:0000}",
            LegalPersonName = "示例法人",
            IsEnterpriseLegalPerson = legalPerson,
            Category = category,
            Address = "示例路 1 号",
            HomeDivisionCode = home,
            Premises = new { SquareMetres = squareMetres, LeaseUntil = leaseUntil },
            Manager = new { Name = "示例经理", Phone = "13800000001" },
            TechnicalLead = new { Name = "示例技术负责人", Phone = (string?)null },
            Personnel = (engineers ?? [Engineer($"ZC{number:000}-1"), Engineer($"ZC{number:000}-2", "Grade2")]).Concat(operators ?? Operators(number)),
            Equipment = equipment ?? Equipment("2026-12-31", BaseCodes, MaintenanceCodes, AssessmentCodes),
            Systems = systems ?? BothSystems,
        };
}
