using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;

namespace FireSafety.Licensing.Projects;

/// <summary>The written contract (消防技术服务合同). Days are Asia/Shanghai.</summary>
/// <param name="To">Last day of the service.</param>
internal sealed record ServiceContract(string Number, DateOnly SignedOn, DateOnly From, DateOnly To);

/// <summary>A person answering for a project, as named at the time.</summary>
internal sealed record ProjectPerson(Guid PersonId, string Name, [property: Personal(PersonalData.Number)] string CertificateNumber)
{
    public static ProjectPerson Of(Person person) => new(person.Id, person.Name, person.CertificateNumber);
}

/// <summary>Where a project's file is kept and until when (服务档案, article 15).</summary>
internal sealed record ProjectArchive(string Place, DateOnly ArchivedOn, DateOnly KeepUntil);

/// <summary>One service of an agency for a unit (服务项目): contract, heads, written conclusions, archive.</summary>
internal sealed class ServiceProject : AggregateRoot
{
    private readonly List<Conclusion> conclusions = [];

    private ServiceProject() { }

    public Guid AgencyId { get; private set; }
    public Guid UnitId { get; private set; }

    /// <summary>Which of the two services; never <see cref="PracticeCategory.Both"/>.</summary>
    public PracticeCategory Service { get; private set; }
    public ServiceContract Contract { get; private set; } = null!;

    /// <summary>技术负责人: grade 1 (article 12).</summary>
    public ProjectPerson TechnicalHead { get; private set; } = null!;

    /// <summary>项目负责人: a registered engineer (article 13).</summary>
    public ProjectPerson ProjectHead { get; private set; } = null!;
    public ProjectArchive? Archive { get; private set; }
    public IReadOnlyList<Conclusion> Conclusions => conclusions;

    /// <summary>Files a contract (合同登记).</summary>
    public static ServiceProject Open(
        Guid agencyId, string jurisdiction, Guid unitId, PracticeCategory service, ServiceContract contract, Person technicalHead, Person projectHead) => new()
        {
            AgencyId = agencyId,
            Jurisdiction = jurisdiction,
            UnitId = unitId,
            Service = service,
            Contract = contract,
            TechnicalHead = ProjectPerson.Of(technicalHead),
            ProjectHead = ProjectPerson.Of(projectHead),
        };

    /// <summary>Whether the two may answer for a project on a day.</summary>
    public static Error? CheckHeads(Person? technicalHead, Person? projectHead, DateOnly on)
    {
        if (technicalHead is null || projectHead is null)
            return ProjectErrors.UnknownHead;
        if (technicalHead.Kind != PersonKind.Engineer || technicalHead.Known.Grade != EngineerGrade.Grade1)
            return ProjectErrors.TechnicalHeadNotGrade1.With(technicalHead.Name);
        if (projectHead.Kind != PersonKind.Engineer)
            return ProjectErrors.ProjectHeadNotEngineer.With(projectHead.Name);
        return new[] { technicalHead, projectHead }.FirstOrDefault(p => !IsQualified(p, on)) is { } unqualified
            ? ProjectErrors.HeadNotQualified.With(unqualified.Name, ChineseDate.Of(on))
            : null;
    }

    /// <summary>Names other heads.</summary>
    public Error? ChangeHeads(Person technicalHead, Person projectHead)
    {
        if (Archive is not null)
            return ProjectErrors.Archived;
        (TechnicalHead, ProjectHead) = (ProjectPerson.Of(technicalHead), ProjectPerson.Of(projectHead));
        return null;
    }

    /// <summary>Files a written conclusion (书面结论文件); what is wrong with it is recorded, not refused, because it exists.</summary>
    public Error? Conclude(Conclusion conclusion)
    {
        if (Archive is not null)
            return ProjectErrors.Archived;
        if (conclusions.Any(c => c.Number == conclusion.Number))
            return ProjectErrors.ConclusionFiled.With(conclusion.Number);
        if (conclusion.IssuedOn < Contract.SignedOn)
            return ProjectErrors.IssuedBeforeContract;
        conclusions.Add(conclusion);
        Touch();
        return null;
    }

    /// <summary>Closes the project's file (归档).</summary>
    public Error? PutInArchive(string place, DateOnly on)
    {
        if (Archive is not null)
            return ProjectErrors.Archived;
        if (conclusions.Count == 0)
            return ProjectErrors.NothingToArchive;
        if (conclusions.Any(c => c.IssuedOn > on))
            return ProjectErrors.ArchivedBeforeIssued;
        Archive = new ProjectArchive(place, on, on.AddYears(InspectionRules.ArchiveYears));
        return null;
    }

    /// <summary>With the agency, under contract and with a valid certificate on that day.</summary>
    public static bool IsQualified(Person person, DateOnly on) => person.ToFact(person.Verified is not null, [])!.CountsOn(on);
}
