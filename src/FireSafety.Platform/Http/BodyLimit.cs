using FireSafety.Platform.Errors;
using FireSafety.Platform.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FireSafety.Platform.Http;

/// <summary>
/// Answers a body that announces itself as too large. The server would answer and close while the client is still sending,
/// and most clients then report a broken connection instead of the answer; so a body of bearable size is read and dropped first.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    private const long Bearable = 16 * PlatformHosting.MaxBodyBytes;

    public async Task InvokeAsync(HttpContext http)
    {
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (http.Request.ContentLength is not { } length || limit is not { IsReadOnly: false, MaxRequestBodySize: { } most } || length <= most)
        {
            await next(http);
            return;
        }
        if (length <= Bearable)
        {
            limit.MaxRequestBodySize = Bearable;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        await Problems.Of(CommonErrors.TooLarge, StatusCodes.Status413PayloadTooLarge).ExecuteAsync(http);
    }
}
