namespace FireSafety.Hazards.Sealing;

internal static class SealEndpoints
{
    public static void MapSealEndpoints(this RouteGroupBuilder api)
    {
        var seals = api.MapGroup("").WithTags("临时查封");
        seals.MapGet("/seals", ListSeals.Handle).Query("hazards.seals", Permissions.HazardsRead).WithSummary("临时查封清单");
        seals.MapPost("/hazards/{id:guid}/seals", SealPremises.Handle).Command("hazards.seal", Permissions.HazardsMajor).WithSummary("决定临时查封");
        seals.MapPost("/hazards/{id:guid}/seals/{sealId:guid}/served", ServeSeal.Handle).Command("hazards.serve-seal", Permissions.HazardsMajor).WithSummary("登记查封决定送达");
        seals.MapPost("/hazards/{id:guid}/seals/{sealId:guid}/release", ReleaseSeal.Handle).Command("hazards.release-seal", Permissions.HazardsMajor).WithSummary("解除查封");
    }
}
