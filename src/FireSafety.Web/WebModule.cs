using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FireSafety.Web.Habits;
using FireSafety.Web.Habits.Forms;
using FireSafety.Web.Interviews;
using FireSafety.Web.Resources;
using FireSafety.Web.Services;
using FireSafety.Web.Shell;
using FireSafety.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;

namespace FireSafety.Web;

/// <summary>The web UI. It knows the services by their HTTP interfaces only, so it runs alone behind the gateway or beside them in one process.</summary>
public static class WebModule
{
    /// <summary>Adds it.</summary>
    public static IHostApplicationBuilder AddWeb(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 * 1024); // 200 pasted lines are one message
        services.AddOptions<CircuitOptions>().Configure<IOptions<WebOptions>>((circuits, options) =>
            circuits.DisconnectedCircuitRetentionPeriod = options.Value.KeepDisconnected);
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddTransient<MudLocalizer, MudTexts>();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese as Chinese, not as &#x…;
        services.AddResponseCompression(o => o.EnableForHttps = true); // of files only: pages tell secrets beside what an address may put there
        services.AddWebSignIn();
        services.AddHttpContextAccessor();
        services.AddServiceClients();
        services.AddScoped<Me>();
        services.AddScoped<Commands>();
        services.AddScoped<Drafts>();
        services.AddScoped<Divisions>();
        services.AddScoped<People>();
        services.AddScoped<Subjects>();
        services.AddScoped<EveryService>();
        services.AddScoped<Criteria>();
        services.AddScoped<LicensingRules>();
        services.AddSingleton<WebAssets>();
        services.AddScoped<UnreadCount>();
        services.AddSingleton<Readiness>();
        return builder;
    }

    /// <summary>Maps its pages; everything that no service answers is one, or is a page that says there is none.</summary>
    public static void MapWeb(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        WebPage.UsePolicy(app);
        app.UseAntiforgery();
        // The build compresses files ahead of time, but offers libraries' files under their lasting names only as they are.
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null, files => files.UseResponseCompression());
        app.MapStaticAssets(app.Services.GetRequiredService<WebAssets>().Manifest).AllowAnonymous();
        app.MapGet("/favicon.ico", () => TypedResults.Redirect("/icon.svg")).AllowAnonymous().ExcludeFromDescription(); // browsers look there from pages that name none
        app.MapWebSignIn();
        app.MapDownloads();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null) // the page's own policy says it
            .RequireAuthorization(WebSignIn.Policy) // pages that say otherwise are public
            .WithMetadata(new WebPage())
            .Add(endpoint =>
            {
                if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/') is "_blazor/initializers")
                    endpoint.Metadata.Add(new AllowAnonymousAttribute()); // asked for by public pages too; it says nothing of anybody
            });
        app.MapFallback("/{*path:nonfile}", Results<RazorComponentResult, NotFound> (HttpContext http) => WebPage.IsPage(http.Request.Path)
            ? new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound } // whose router finds no page but the one that says so
            : TypedResults.NotFound()).AllowAnonymous().WithMetadata(new WebPage(), new ExcludeFromInteractiveRoutingAttribute());
    }
}
