using Microsoft.AspNetCore.HostFiltering;

namespace FireSafety.Standalone;

/// <summary>
/// While every request acts as the administrator, a page of another site open in the same browser must not be able to send one:
/// the request must name this host, and if it says where it comes from, that must be this address.
/// </summary>
internal static class LoopbackOnly
{
    public static void AddLoopbackOnly(this IServiceCollection services) => services.Configure<HostFilteringOptions>(options =>
    {
        options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
        options.AllowEmptyHosts = false;
    });

    public static void UseLoopbackOnly(this WebApplication app)
    {
        app.UseHostFiltering();
        app.Use(async (http, next) =>
        {
            var origin = http.Request.Headers.Origin.ToString();
            if (origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}")
            {
                await TypedResults.Problem(
                    "请求来自其他网站，已拒绝。", statusCode: StatusCodes.Status403Forbidden,
                    extensions: new Dictionary<string, object?> { ["errorCode"] = "access.foreign-origin" }).ExecuteAsync(http);
                return;
            }
            await next(http);
        });
    }
}
