using FireSafety.Platform.Documents;

namespace FireSafety.Hazards.Hazards;

/// <summary>The notice of the order in force as a .docx (责令立即改正通知书 / 责令限期改正通知书).</summary>
internal static class PrintNotice
{
    public static async Task<Reply<FileReply>> Handle(Guid id, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var hazard = await db.HazardsWithLife.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct);
        if (hazard is null)
            return CommonErrors.NotFound;
        if (hazard.CurrentOrder is not { } order)
            return HazardErrors.NoNotice;
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == hazard.UnitId, ct);
        var document = Compose(hazard, order, unit?.Address, rules, clock.UtcNow);
        return new FileReply(document.ToArray(), FileReply.Docx, $"{TitleOf(order)}{order.Number}.docx");
    }

    private static string TitleOf(RectificationOrder order) => order.Kind == OrderKind.AtOnce ? "责令立即改正通知书" : "责令限期改正通知书";

    private static OfficialDocument Compose(Hazard hazard, RectificationOrder order, string? address, HazardRules rules, DateTime now)
    {
        var organ = Divisions.OfPath(hazard.Jurisdiction).Organ;
        var document = new OfficialDocument { Title = TitleOf(order), Author = organ, Created = now }
            .Letterhead(organ)
            .DocumentNumber(order.Number)
            .Addressee($"{hazard.UnitName}：")
            .Paragraph($"{ChineseDate.Of(order.InspectedOn)}，我单位对你单位{(string.IsNullOrEmpty(address) ? "" : $"（{address}）")}进行消防监督检查，发现存在下列火灾隐患：{hazard.Description}");
        foreach (var item in hazard.Items.OrderBy(i => i.No))
            document.Paragraph($"{item.No}.{item.Description}");
        document.Paragraph(order.Kind == OrderKind.AtOnce
            ? "现责令你单位立即改正。"
            : $"现责令你单位于{ChineseDate.Of(order.RectifyBy)}前改正，并落实以下事项：");
        if (order.Kind == OrderKind.ByDate)
        {
            document.Paragraph(
                $"整改措施：{order.Measures}\n整改资金：{order.Funds}\n整改责任人：{order.PersonResponsible}\n"
                + $"整改时限：{ChineseDate.Of(order.RectifyBy)}\n应急预案：{order.ContingencyPlan}");
        }
        return document
            .Paragraph($"改正后请及时向我单位申请复查。我单位将依照{rules.Periods.Reinspect.Source}的规定，自整改期限届满或收到复查申请之日起 {rules.Periods.Reinspect.Amount} 个工作日内进行复查。")
            .Signature(organ, order.OrderedOn);
    }
}
