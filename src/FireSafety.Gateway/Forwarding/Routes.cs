using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.SessionAffinity;

namespace FireSafety.Gateway.Forwarding;

/// <summary>A service behind the gateway.</summary>
/// <param name="Name">Its name in addresses and in service discovery.</param>
/// <param name="Title">Its name for people.</param>
internal sealed record Service(string Name, string Title);

/// <summary>What the gateway forwards, and to whom.</summary>
internal static class Routes
{
    /// <summary>Every service; a new one is a line here.</summary>
    public static IReadOnlyList<Service> Services { get; } =
    [
        new("units", "单位台账"),
        new("hazards", "隐患治理"),
        new("interviews", "五项约谈"),
        new("licensing", "技术服务机构"),
        new("notifications", "通知"),
        new("campaigns", "专项行动"),
        new("identity", "账号与登录"),
    ];

    /// <summary>The web UI: whatever is neither a service's nor sign-in's.</summary>
    public static Service Web { get; } = new("web", "网页");

    /// <summary>Sign-in beside <c>/api/identity</c>: pages for people, endpoints of OpenID Connect.</summary>
    public static IReadOnlyList<string> SignIn { get; } = ["/account/{**rest}", "/connect/{**rest}", "/.well-known/{**rest}"];

    /// <summary>Documents to download: they are made on request and may take longer than other answers.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        "/api/campaigns/{id}/briefings/{number}/document",
        "/api/hazards/hazards/{id}/notice/document",
        "/api/interviews/{id}/minutes",
        "/api/interviews/{id}/parties/{partyId}/notice",
    ];

    /// <summary>Answers that go on for as long as the caller listens; silence ends them all the same, see <see cref="Clusters"/>.</summary>
    public static IReadOnlyList<string> Streams { get; } = ["/api/notifications/messages/unread-count/stream"];

    public static Service Find(string name) => name == Web.Name ? Web : Services.Single(s => s.Name == name);

    /// <summary><c>/api/{service}/…</c>, sign-in, the documents, each service's part of the API reference, and the web UI for the rest.</summary>
    public static IReadOnlyList<RouteConfig> Of(GatewayOptions options) =>
    [
        .. Services.Select(s => Route(s.Name, s.Name, $"/api/{s.Name}/{{**rest}}", options.RequestTimeout, options)),
        .. Services.Select(s => Route($"{s.Name}-reference", s.Name, $"/api/docs/{s.Name}.json", options.RequestTimeout, options) with { Order = -1 }),
        .. SignIn.Select(path => Route(path, "identity", path, options.RequestTimeout, options)),
        Route(Web.Name, Web.Name, "/{**rest}", options.RequestTimeout, options) with { Order = int.MaxValue },
        .. Documents.Select(path => Route(path, path.Split('/')[2], path, options.DocumentTimeout, options) with
        {
            Order = -1,
            Match = new RouteMatch { Path = path, Methods = [HttpMethods.Get, HttpMethods.Head] },
        }),
        .. Streams.Select(path => Route(path, path.Split('/')[2], path, null, options) with
        {
            Order = -1,
            Match = new RouteMatch { Path = path, Methods = [HttpMethods.Get] },
            TimeoutPolicy = "Disable",
        }),
    ];

    /// <summary>A cluster per service; service discovery turns its one address into as many destinations as there are instances.</summary>
    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) => [.. Services.Append(Web).Select(s => new ClusterConfig
    {
        ClusterId = s.Name,
        Destinations = new Dictionary<string, DestinationConfig> { [s.Name] = new() { Address = $"http://{s.Name}" } },
        // A page lives in one instance of the web UI.
        SessionAffinity = s != Web ? null : new SessionAffinityConfig
        {
            Enabled = true,
            AffinityKeyName = "firesafety-web-instance",
            Policy = SessionAffinityConstants.Policies.HashCookie,
            FailurePolicy = SessionAffinityConstants.FailurePolicies.Redistribute,
            Cookie = new SessionAffinityCookieConfig { HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest },
        },
        // Silence this long ends a request whatever its route allows in all.
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = options.DocumentTimeout },
        HealthCheck = new HealthCheckConfig
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyAndUnknown,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = options.ProbeInterval,
                Timeout = TimeSpan.FromSeconds(5),
                Policy = ProbedHealth.PolicyName,
                Path = "/health/ready",
            },
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = UnreachableForNow.PolicyName, ReactivationPeriod = options.ProbeInterval },
        },
    })];

    private static RouteConfig Route(string id, string service, string path, TimeSpan? timeout, GatewayOptions options) => new()
    {
        RouteId = id,
        ClusterId = service,
        Match = new RouteMatch { Path = path },
        Timeout = timeout,
        MaxRequestBodySize = options.MaxBodyBytes,
    };
}
