using FireSafety.Contracts.Interviews;

namespace FireSafety.Interviews.Proposals;

/// <summary>Whom a ground calls in.</summary>
internal enum Whom
{
    /// <summary>The unit itself, by its brigade.</summary>
    Unit,
    /// <summary>The department that answers for the unit's industry, by the city leader.</summary>
    Department,
    /// <summary>The agency, by the detachment.</summary>
    Agency,
    /// <summary>The supervisor, by the detachment.</summary>
    Supervisor,
}

/// <summary>One line of the table: this ground proposes this kind of interview with this subject.</summary>
internal sealed record Rule(GroundKind Ground, InterviewKind Kind, Whom Whom);

/// <summary>Which grounds call in whom (domain.md §2). Coverage and escalation follow the policies of the kinds instead.</summary>
internal static class Rules
{
    private static readonly Rule[] Table =
    [
        new(GroundKind.MajorHazard, InterviewKind.BrigadeWithRiskUnits, Whom.Unit),
        new(GroundKind.MajorHazard, InterviewKind.CityLeaderWithDepartments, Whom.Department),
        new(GroundKind.HazardOverdue, InterviewKind.BrigadeWithRiskUnits, Whom.Unit),
        new(GroundKind.HazardOverdue, InterviewKind.CityLeaderWithDepartments, Whom.Department),
        new(GroundKind.HazardNotRectified, InterviewKind.BrigadeWithRiskUnits, Whom.Unit),
        new(GroundKind.UnitOfConcern, InterviewKind.BrigadeWithRiskUnits, Whom.Unit),
        new(GroundKind.AgencyFinding, InterviewKind.DetachmentWithAgencies, Whom.Agency),
        new(GroundKind.ConditionsLapsed, InterviewKind.DetachmentWithAgencies, Whom.Agency),
        new(GroundKind.TaskOverdue, InterviewKind.DetachmentWithSupervisors, Whom.Supervisor),
        new(GroundKind.ReinspectionOverdue, InterviewKind.DetachmentWithSupervisors, Whom.Supervisor),
    ];

    /// <summary>Grounds that a hazard's closing resolves; the supervisor's lateness stays a fact.</summary>
    public static readonly GroundKind[] OfHazards = [GroundKind.MajorHazard, GroundKind.HazardOverdue, GroundKind.HazardNotRectified];

    /// <summary>The kind that a ground proposes for a subject, or null when the table has no such line.</summary>
    public static InterviewKind? KindFor(GroundKind ground, Whom whom) => Table.FirstOrDefault(r => r.Ground == ground && r.Whom == whom)?.Kind;
}
