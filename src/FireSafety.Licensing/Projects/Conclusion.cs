using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Personnel;

namespace FireSafety.Licensing.Projects;

/// <summary>Signatures, practice seals (执业印章) and the agency's seal on a conclusion (article 14).</summary>
/// <param name="LabelPosted">Maintenance: agency, project head and date are posted in the building.</param>
internal sealed record Signatures(
    bool TechnicalHeadSigned, bool TechnicalHeadSealed, bool ProjectHeadSigned, bool ProjectHeadSealed, bool AgencySealed, bool LabelPosted);

/// <summary>A written conclusion of a project (书面结论文件) with what is wrong with it on its day.</summary>
internal sealed class Conclusion : Entity
{
    private Conclusion() { }

    public Guid ProjectId { get; private set; }
    public string Number { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public Signatures Signatures { get; private set; } = null!;

    /// <summary>Each with its article; empty when in order.</summary>
    public List<string> Defects { get; private set; } = [];

    public static Conclusion Of(
        string number, string title, DateOnly issuedOn, Signatures signatures, PracticeCategory service, Person technicalHead, Person projectHead) => new()
        {
            Number = number,
            Title = title,
            IssuedOn = issuedOn,
            Signatures = signatures,
            Defects = [.. DefectsOf(issuedOn, signatures, service, technicalHead, projectHead)],
        };

    private static IEnumerable<string> DefectsOf(
        DateOnly issuedOn, Signatures signatures, PracticeCategory service, Person technicalHead, Person projectHead)
    {
        if (!signatures.TechnicalHeadSigned)
            yield return "技术负责人未签名（第十四条）";
        if (!signatures.TechnicalHeadSealed)
            yield return "未加盖技术负责人执业印章（第十四条）";
        if (!signatures.ProjectHeadSigned)
            yield return "项目负责人未签名（第十四条）";
        if (!signatures.ProjectHeadSealed)
            yield return "未加盖项目负责人执业印章（第十四条）";
        if (!signatures.AgencySealed)
            yield return "未加盖机构印章（第十四条）";
        if (service == PracticeCategory.MaintenanceTesting && !signatures.LabelPosted)
            yield return "未在建筑醒目位置公示服务信息（第十四条）";
        if (technicalHead.Known.Grade != EngineerGrade.Grade1 || !ServiceProject.IsQualified(technicalHead, issuedOn))
            yield return $"出具之日技术负责人{technicalHead.Name}不具备执业资格（第十二条）";
        if (!ServiceProject.IsQualified(projectHead, issuedOn))
            yield return $"出具之日项目负责人{projectHead.Name}不具备执业资格（第十三条）";
    }
}
