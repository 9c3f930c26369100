using FireSafety.Hazards.MajorHazards;
using FireSafety.Hazards.Sealing;

namespace FireSafety.Hazards.Hazards;

internal static class GetHazard
{
    /// <summary>One thing that was done to the hazard, from the audit trail.</summary>
    internal sealed record HistoryEntry(DateTime At, string Operation, string ActorName, string? Reason);

    /// <summary>Something that may be done next.</summary>
    internal sealed record NextAction(string Name, string Title);

    internal sealed record Response(
        Guid Id, long Version, Guid UnitId, string UnitName, string Industry, string DivisionCode, string Description, string? Location,
        HazardSource Source, HazardStatus Status, string StatusText, DateOnly FoundOn, Guid? SupervisorId, string? InspectorName,
        DateOnly? ConfirmedOn, string? RejectedReason, DateOnly? RectifyBy, DateOnly? ReinspectBy, DateOnly? OverdueOn, int LateReinspections,
        bool IsMajor, bool IsListed, DateOnly? SealedUntil, DateOnly? ClosedOn, Guid? ReviewerId, string? Reviewer,
        IReadOnlyList<string> PhotosBefore, IReadOnlyList<string> PhotosAfter, Guid? EarlierHazardId, Guid? LaterHazardId,
        IReadOnlyList<HazardItem> Items, IReadOnlyList<RectificationOrder> Orders, IReadOnlyList<RectificationClaim> Claims,
        IReadOnlyList<Reinspection> Reinspections, IReadOnlyList<MajorJudgement> Judgements, IReadOnlyList<Listing> Listings,
        IReadOnlyList<Seal> Seals, IReadOnlyList<HazardClock> Clocks, IReadOnlyList<HistoryEntry> History,
        IReadOnlyList<NextAction> NextActions) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var h = await db.HazardsWithLife.Include(x => x.Judgements).Include(x => x.Listings).Include(x => x.Seals)
            .AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (h is null)
            return CommonErrors.NotFound;
        // Who may see the hazard may see all of its life, also what was done before it moved here.
        var history = await db.AuditTrail.AsNoTracking().IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter]).Where(a => a.SubjectId == id).OrderBy(a => a.Id)
            .Select(a => new HistoryEntry(a.At, a.Operation, a.ActorName, a.Reason)).ToListAsync(ct);
        return new Response(
            h.Id, h.Version, h.UnitId, h.UnitName, h.Industry, Divisions.OfPath(h.Jurisdiction).Code, h.Description, h.Location,
            h.Source, h.Status, Words.Of(h.Status), h.FoundOn, h.SupervisorId, h.InspectorName,
            h.ConfirmedOn, h.RejectedReason, h.RectifyBy, h.ReinspectBy, h.OverdueOn, h.LateReinspections,
            h.IsMajor, h.IsListed, h.SealedUntil, h.ClosedOn, h.ReviewerId, h.Reviewer,
            h.PhotosBefore, h.PhotosAfter, h.EarlierHazardId, h.LaterHazardId,
            [.. h.Items.OrderBy(i => i.No)], [.. h.Orders.OrderBy(o => o.Id)], [.. h.Claims.OrderBy(c => c.Id)],
            [.. h.Reinspections.OrderBy(r => r.Id)], [.. h.Judgements.OrderBy(j => j.Id)], [.. h.Listings.OrderBy(l => l.Id)],
            [.. h.Seals.OrderBy(s => s.Id)], HazardClock.Of(h, rules, clock.Today), history,
            [.. h.NextActions(rules, clock.Today).Select(a => new NextAction(a.Name, a.Title))]);
    }
}

/// <summary>A day by which something is due, why, and whether it was kept.</summary>
/// <param name="Name">What is due.</param>
/// <param name="DueOn">Last day in time.</param>
/// <param name="DoneOn">Day it was done; null while it is not.</param>
/// <param name="IsLate">Done after the due day, or not done and past it.</param>
/// <param name="Reason">From what day, how long, by which article.</param>
internal sealed record HazardClock(string Name, DateOnly DueOn, DateOnly? DoneOn, bool IsLate, string Reason)
{
    /// <summary>All clocks of a hazard, in the order of the life.</summary>
    public static IReadOnlyList<HazardClock> Of(Hazard hazard, HazardRules rules, DateOnly today)
    {
        var periods = rules.Periods;
        HazardClock At(string name, DateOnly due, DateOnly? done, string reason) => new(name, due, done, (done ?? today) > due, reason);
        string Why(LegalPeriod period, DateOnly start, string cause) =>
            $"{cause}：{(rules.Calendar.Explain(start, period.Amount, out var days) is null ? days!.Describe() : "")}（{period.Source}）";

        List<HazardClock> clocks = [];
        foreach (var order in hazard.Orders.OrderBy(o => o.Id))
        {
            clocks.Add(At($"送达责令改正通知书 {order.Number}", order.ServeBy, order.ServedOn,
                order.Kind == OrderKind.AtOnce ? $"责令立即改正当场送达（{periods.ServeOrder.Source}）" : Why(periods.ServeOrder, order.InspectedOn, "检查之日起")));
            clocks.Add(At($"整改期限 {order.Number}", order.RectifyBy, hazard.RectifiedOn(order),
                order.ExtendedFrom is { } from ? $"原期限 {ChineseDate.Of(from)}，经批准延长：{order.ExtensionReason}" : "责令改正通知书载明的期限"));
        }
        if (hazard.ReinspectBy is { } reinspectBy)
            clocks.Add(At("复查", reinspectBy, null, ReinspectionReason(hazard, rules, Why)));
        foreach (var judgement in hazard.Judgements.OrderBy(j => j.Id))
        {
            clocks.Add(At("集体讨论决定重大火灾隐患", judgement.DecideBy, judgement.DeterminedOn,
                Why(periods.DecideMajor, judgement.InspectedOn, "检查之日起")
                + (judgement.Experts.Count > 0 ? $"；专家论证另延长 {periods.ExpertReview.Amount} 个工作日（{periods.ExpertReview.Source}）" : "")));
            if (judgement.ServeBy is { } serveBy)
                clocks.Add(At($"送达重大火灾隐患整改通知书 {judgement.NoticeNumber}", serveBy, judgement.ServedOn,
                    Why(periods.ServeMajorNotice, judgement.DeterminedOn, "确定之日起")));
        }
        foreach (var listing in hazard.Listings.OrderBy(l => l.Id))
        {
            clocks.Add(At("人民政府批复挂牌督办", listing.ReplyBy, listing.RepliedOn, Why(periods.GovernmentReply, listing.RequestedOn, "报请之日起")));
            if (listing.Deadline is { } deadline)
                clocks.Add(At("挂牌督办时限", deadline, listing.Status == ListingStatus.Delisted ? listing.LastOutcomeOn : null, "批复载明的期限"));
        }
        foreach (var seal in hazard.Seals.OrderBy(s => s.Id))
        {
            clocks.Add(At($"送达临时查封决定 {seal.Number}", seal.ServeBy, seal.ServedOn, Why(periods.ServeSeal, seal.InspectedOn, "检查之日起")));
            clocks.Add(At($"临时查封届满 {seal.Number}", seal.Until, seal.ReleasedOn,
                $"自 {ChineseDate.Of(seal.From)} 起查封，最长 {periods.SealAtMost.Amount} 日（{periods.SealAtMost.Source}）"));
        }
        return clocks;
    }

    private static string ReinspectionReason(Hazard hazard, HazardRules rules, Func<LegalPeriod, DateOnly, string, string> why)
    {
        var period = rules.Periods.Reinspect;
        var end = hazard.RectifyBy!.Value;
        return rules.Due(period, end, out var byEnd) is null && byEnd == hazard.ReinspectBy
            ? why(period, end, "整改期限届满之日起")
            : why(period, hazard.Claims.Max(c => c.ClaimedOn), "收到单位复查申请之日起");
    }
}
