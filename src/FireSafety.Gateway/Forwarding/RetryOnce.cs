using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace FireSafety.Gateway.Forwarding;

/// <summary>A read that did not reach its instance is sent once more, to another. A change never is: it may have been done.</summary>
internal sealed class RetryOnce(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);

        if (http.GetForwarderErrorFeature()?.Error != ForwarderError.Request || http.Response.HasStarted || !IsRead(http))
            return;
        var proxied = http.GetReverseProxyFeature();
        var others = proxied.AllDestinations.Where(d => d != proxied.ProxiedDestination && d.Health.Active != DestinationHealth.Unhealthy
            && d.Health.Passive != DestinationHealth.Unhealthy).ToList();
        if (others.Count == 0)
            return;
        http.Features.Set<IForwarderErrorFeature>(null);
        http.Response.Clear();
        proxied.AvailableDestinations = others;
        proxied.ProxiedDestination = null;
        await next(http);
    }

    private static bool IsRead(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true;
}
