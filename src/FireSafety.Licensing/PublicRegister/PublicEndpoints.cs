using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.PublicRegister;

internal static class PublicEndpoints
{
    public static void MapPublicEndpoints(this RouteGroupBuilder api) =>
        api.MapGet("/public/agencies", LookUpAgencies.Handle).WithTags("公众查询")
            .PublicQuery("licensing.look-up-agencies").KeptBriefly<LicensingDbContext>().WithSummary("公众查询消防技术服务机构");
}
