using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace FireSafety.Gateway.Forwarding;

/// <summary>
/// What the caller reads when a service did not answer: which one, what to do now, and the trace to quote. 502: it was tried and
/// not reached. 503: none of its instances is up, so none was tried. 504: it took too long.
/// </summary>
internal sealed class ServiceProblems(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private const string Unsure = "这次操作是否已生效尚不确定，请先查询结果，或用同一 Idempotency-Key 重新提交。";

    private readonly string retryAfter = Math.Ceiling(options.Value.ProbeInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public async Task InvokeAsync(HttpContext http)
    {
        // A service's own answer is not ours to dress, not even an empty 404.
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;

        await next(http);

        if (http.GetForwarderErrorFeature() is not { } failure || http.Response.HasStarted)
            return;
        var service = Routes.Find(http.GetReverseProxyFeature().Cluster.Config.ClusterId);
        if (ProblemOf(failure, service, http) is not { } problem)
            return; // the caller has left
        http.RequestAborted = CancellationToken.None; // a timeout has set it off, and the answer still has to be written
        http.Response.Clear();
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = retryAfter;
        await Problems.Of(problem.Status, problem.Code, problem.Detail, service.Name).ExecuteAsync(http);
    }

    private static (int Status, string Code, string Detail)? ProblemOf(IForwarderErrorFeature failure, Service service, HttpContext http) => failure.Error switch
    {
        ForwarderError.NoAvailableDestinations => (503, "gateway.unavailable", $"“{service.Title}”服务暂时停用，请稍后再试；其他服务不受影响。"),
        ForwarderError.RequestTimedOut or ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled
            when failure.Error == ForwarderError.RequestTimedOut || http.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true
            => (504, "gateway.timeout", $"“{service.Title}”服务没有在规定时间内答复。" + Advice(http, mayBeDone: true)),
        ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.UpgradeRequestCanceled => null,
        ForwarderError.RequestBodyClient when IsTooLarge(failure.Exception) => (413, Problems.TooLarge.Code, Problems.TooLarge.Detail),
        ForwarderError.RequestBodyClient => (400, Problems.Malformed.Code, Problems.Malformed.Detail),
        _ => (502, "gateway.unreachable", $"暂时连接不上“{service.Title}”服务。" + Advice(
            http, mayBeDone: failure.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError })),
    };

    private static bool IsTooLarge(Exception? exception) => exception is BadHttpRequestException { StatusCode: 413 }
        || (exception is AggregateException several && several.InnerExceptions.Any(IsTooLarge));

    private static string Advice(HttpContext http, bool mayBeDone) => mayBeDone && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        ? Unsure
        : "请稍后再试；若持续出现，请凭追踪号联系运维人员。";
}
