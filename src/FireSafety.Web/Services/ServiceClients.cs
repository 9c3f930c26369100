using System.Net.Http.Headers;
using FireSafety.Clients.Campaigns;
using FireSafety.Clients.Hazards;
using FireSafety.Clients.Identity;
using FireSafety.Clients.Interviews;
using FireSafety.Clients.Licensing;
using FireSafety.Clients.Notifications;
using FireSafety.Clients.Units;
using FireSafety.Web.SignIn;
using Microsoft.Extensions.Options;

namespace FireSafety.Web.Services;

/// <summary>The services, spoken to in the name of whoever looks at the page; without sign-in, as the public.</summary>
internal sealed class Api
{
    public const string ClientName = "services";

    public Api(IHttpMessageHandlerFactory handlers, IOptions<WebOptions> options, Sessions sessions, Me me, BusinessClock clock, IHttpContextAccessor current)
    {
        var handler = new InTheNameOf(sessions, me, clock, current) { InnerHandler = handlers.CreateHandler(ClientName) };
        Http = new HttpClient(handler, disposeHandler: false) { BaseAddress = options.Value.Services, Timeout = TimeSpan.FromSeconds(60) };
        Documents = new HttpClient(handler, disposeHandler: false) { BaseAddress = options.Value.Services, Timeout = Timeout.InfiniteTimeSpan };
        Units = new(Http);
        Hazards = new(Http);
        Interviews = new(Http);
        Licensing = new(Http);
        Notifications = new(Http);
        Campaigns = new(Http);
        Identity = new(Http);
    }

    /// <summary>For what the typed clients do not cover: streams, and what all services have alike.</summary>
    public HttpClient Http { get; }
    /// <summary>For documents: how long one may take the gateway decides, and who waits for it.</summary>
    public HttpClient Documents { get; }
    public UnitsClient Units { get; }
    public HazardsClient Hazards { get; }
    public InterviewsClient Interviews { get; }
    public LicensingClient Licensing { get; }
    public NotificationsClient Notifications { get; }
    public CampaignsClient Campaigns { get; }
    public IdentityClient Identity { get; }

    private sealed class InTheNameOf(Sessions sessions, Me me, BusinessClock clock, IHttpContextAccessor current) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (await sessions.AccessTokenAsync(me.Session, cancellationToken) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            // The trail and the rates of the public go by people's addresses, not by this program's.
            if ((me.Address ?? current.HttpContext?.Connection.RemoteIpAddress?.ToString()) is { Length: > 0 } address)
                request.Headers.Add("X-Forwarded-For", address);
            if (Submission.Current is { } submission && request.Method != HttpMethod.Get)
                submission.Mark(request);
            var reply = await base.SendAsync(request, cancellationToken);
            clock.Learn(reply);
            return reply;
        }
    }
}

internal static class ServiceClients
{
    public static void AddServiceClients(this IServiceCollection services)
    {
        services.AddSingleton<BusinessClock>();
        services.AddScoped<Api>();
#pragma warning disable EXTEXP0001 // one breaker for all services would take the healthy ones down with the sick one; the gateway knows better
        services.AddHttpClient(Api.ClientName).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
    }
}
