using System.Security.Claims;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Identifiers;
using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>One unit in full, with its hazards counted. Phones are masked for those who do not manage units.</summary>
internal static class GetUnit
{
    /// <summary>Who holds this sees phones in full.</summary>
    public const string InFull = Permissions.UnitsManage;

    internal sealed record HazardCounters(int Open, int Major, int Overdue);

    internal sealed record PostRow(Post Post, string Name, DateOnly From, DateOnly? Until);

    internal sealed record MoveRow(string FromDivision, string ToDivision, DateOnly MovedOn, string Reason);

    internal sealed record GroundRow(string Text, Guid? HazardId, DateOnly FlaggedOn, DateOnly? LiftedOn, string? LiftReason);

    internal sealed record VisitRow(DateOnly VisitedOn, string Findings);

    internal sealed record PairingRow(Guid Id, Contact Helper, string Organisation, DateOnly From, DateOnly? Until, IReadOnlyList<VisitRow> Visits);

    internal sealed record Response(
        Guid Id, long Version, string CreditCode, bool CreditCodeMismatch, string? CreditCodeOverrideReason, string Name, string Address,
        string DivisionCode, string DivisionName, string Industry, string? Category, IReadOnlyList<Measure> Measures,
        Contact ResponsiblePerson, Contact? Manager, bool IsKeyUnit, string? KeyUnitReason, KeyUnitSuggestion? KeyUnitSuggestion,
        bool IsOfConcern, DateOnly? ConcernReviewOn, bool IsVulnerableGroupFacility, bool IsClosed, DateOnly? ClosedOn,
        HazardCounters Hazards, IReadOnlyList<GroundRow> Concerns, IReadOnlyList<PostRow> Posts, IReadOnlyList<MoveRow> Moves,
        IReadOnlyList<PairingRow> Pairings) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, ClaimsPrincipal user, UnitsDbContext db, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().AsSplitQuery()
            .Include(u => u.Posts).Include(u => u.Moves).Include(u => u.Concerns).Include(u => u.Pairings).ThenInclude(p => p.Visits)
            .SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null)
            return CommonErrors.NotFound;
        var hazards = await CountAsync(db, id, ct);
        var full = Actor.Of(user).May(InFull);
        return ToResponse(unit, hazards, contact => full ? contact : contact with { Phone = contact.Phone is null ? null : Masking.MaskPhone(contact.Phone) });
    }

    private static async Task<HazardCounters> CountAsync(UnitsDbContext db, Guid unitId, CancellationToken ct)
    {
        var open = db.Hazards.Where(h => h.UnitId == unitId && h.Status != HazardStatus.Closed && h.Status != HazardStatus.Rejected);
        return await open.GroupBy(_ => 1).Select(g => new HazardCounters(
                g.Count(), g.Count(h => h.IsMajor), g.Count(h => h.IsOverdue)))
            .SingleOrDefaultAsync(ct) ?? new HazardCounters(0, 0, 0);
    }

    private static Response ToResponse(Unit u, HazardCounters hazards, Func<Contact, Contact> show) => new(
        u.Id, u.Version, u.CreditCode, u.CreditCodeOverrideReason is not null, u.CreditCodeOverrideReason, u.Name, u.Address,
        u.DivisionCode, Divisions.Find(u.DivisionCode)!.Name, u.Industry, u.Category, u.Measures,
        show(u.ResponsiblePerson), u.Manager is null ? null : show(u.Manager), u.IsKeyUnit, u.KeyUnitReason, u.KeyUnitSuggestion,
        u.IsOfConcern, u.ConcernReviewOn, u.IsVulnerableGroupFacility, u.IsClosed, u.ClosedOn, hazards,
        [.. u.Concerns.OrderByDescending(c => c.Id).Select(c => new GroundRow(c.Text, c.HazardId, c.FlaggedOn, c.LiftedOn, c.LiftReason))],
        [.. u.Posts.OrderBy(p => p.Post).ThenByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => new PostRow(p.Post, p.Name, p.From, p.Until))],
        [.. u.Moves.OrderByDescending(m => m.Id).Select(m => new MoveRow(m.FromDivision, m.ToDivision, m.MovedOn, m.Reason))],
        [.. u.Pairings.OrderByDescending(p => p.Id).Select(p => new PairingRow(p.Id, show(p.Helper), p.Organisation, p.From, p.Until,
            [.. p.Visits.OrderByDescending(v => v.VisitedOn).ThenByDescending(v => v.Id).Select(v => new VisitRow(v.VisitedOn, v.Findings))]))]);
}
