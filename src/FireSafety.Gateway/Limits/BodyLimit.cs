namespace FireSafety.Gateway.Limits;

/// <summary>
/// Answers a body that announces itself as too large for its route. A body of bearable size is read and dropped first, because
/// most clients report a broken connection instead of the answer when the server closes while they are still sending.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    private const long Bearable = 16 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentLength is not { } length || http.GetReverseProxyFeature().Route.Config.MaxRequestBodySize is not { } most || length <= most)
        {
            await next(http);
            return;
        }
        if (length <= Bearable && http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Bearable;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        await Problems.Of(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge.Code, Problems.TooLarge.Detail).ExecuteAsync(http);
    }
}
