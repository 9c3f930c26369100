using FireSafety.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Tests;

public sealed class ServiceDefaultsTests
{
    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("GET", 4)]
    public async Task HttpClient_OfAServiceThatIsAway_RepeatsOnlyWhatChangesNothing(string method, int calls)
    {
        var arrived = 0;
        await using var app = await StartAsync(builder => builder.Services
            .ConfigureAll<HttpStandardResilienceOptions>(o => o.Retry.Delay = TimeSpan.FromMilliseconds(1)));
        app.Map("/away", () =>
        {
            Interlocked.Increment(ref arrived);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        });
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), app.Urls.First() + "/away"));

        Assert.Equal(calls, arrived);
    }

    [Fact]
    public async Task Ready_WhenACheckThrows_IsUnreadyAndDoesNotSayWhatItThrew()
    {
        await using var app = await StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => throw new InvalidOperationException("Login failed for user 'sa'."), ["ready"]));
        using var client = new HttpClient();

        using var ready = await client.GetAsync(app.Urls.First() + "/health/ready");
        using var live = await client.GetAsync(app.Urls.First() + "/health/live");

        Assert.Equal((503, 200), ((int)ready.StatusCode, (int)live.StatusCode));
        Assert.DoesNotContain("sa", (await ready.Content.ReadAsStringAsync()).Replace("database", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfAFramework_IsQuietUnlessConfigurationAsksForIt()
    {
        await using var quiet = await StartAsync(_ => { });
        await using var asked = await StartAsync(builder => builder.Configuration["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Debug");

        Assert.False(Enabled(quiet, "Microsoft.EntityFrameworkCore.Database.Command"));
        Assert.True(Enabled(asked, "Microsoft.EntityFrameworkCore.Database.Command"));
        Assert.True(Enabled(quiet, "FireSafety.Anything"));
    }

    private static bool Enabled(WebApplication app, string category) =>
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Information);

    private static async Task<WebApplication> StartAsync(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        configure(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync();
        return app;
    }
}
