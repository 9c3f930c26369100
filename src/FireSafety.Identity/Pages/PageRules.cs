using System.Diagnostics;
using System.Threading.RateLimiting;
using FireSafety.Identity.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace FireSafety.Identity.Pages;

/// <summary>What holds for every page: headers, how often one address may send a form, and that the form is ours.</summary>
internal sealed class PageRules(IdentityOptions options, IdentityPolicy policy, IAntiforgery antiforgery) : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<string> forms = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = policy.Lockout.AttemptsPerAddressAndMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    // Browsers apply form-action to where a form's answer redirects, too: after sign-in that is the web application.
    private readonly string contentSecurity =
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {string.Join(' ', options.Web.RedirectUris.Select(u => u.GetLeftPart(UriPartial.Authority)).Prepend("'self'").Distinct())}; base-uri 'none'; frame-ancestors 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin"; // with less, browsers would hide from us that a form is our own
        headers.CacheControl = "no-store";

        var name = http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        http.RequestServices.GetRequiredService<DataSession>().Open(
            AccessScope.System,
            new CommandContext(name, Actor.Anonymous, Activity.Current?.TraceId.ToString() ?? "") { From = http.Connection.RemoteIpAddress?.ToString() });
        if (!HttpMethods.IsPost(http.Request.Method))
            return await next(context);

        using var lease = forms.AttemptAcquire(PublicRates.KeyOf(http.Connection.RemoteIpAddress));
        if (!lease.IsAcquired)
            return Page.Of("请稍候", Html.Of($"<p>来自本网络的尝试过于频繁，请一分钟后再试。</p>"), StatusCodes.Status429TooManyRequests);
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return Page.Of("页面已过期", Html.Of($"""<p>页面打开的时间过长，或不是从本系统提交。请<a href="/account/sign-in">重新登录</a>。</p>"""), StatusCodes.Status400BadRequest);
        return await next(context);
    }

    public void Dispose() => forms.Dispose();
}
