namespace FireSafety.Hazards.LookBacks;

internal static class LookBackEndpoints
{
    public static void MapLookBackEndpoints(this RouteGroupBuilder api)
    {
        var lookBacks = api.MapGroup("/look-backs").WithTags("回头看");
        lookBacks.MapPost("/", DrawLookBack.Handle).Command("hazards.draw-look-back", Permissions.HazardsSupervise).WithSummary("抽取回头看样本");
        lookBacks.MapGet("/", ReadLookBacks.List).Query("hazards.look-backs", Permissions.HazardsRead).WithSummary("回头看清单");
        lookBacks.MapGet("/{id:guid}", ReadLookBacks.Get).Query("hazards.look-back", Permissions.HazardsRead).WithSummary("回头看详情");
        lookBacks.MapPost("/{id:guid}/results", RecordLookBack.Handle).Command("hazards.record-look-back", Permissions.HazardsSupervise).WithSummary("登记回头看结果");
    }
}
