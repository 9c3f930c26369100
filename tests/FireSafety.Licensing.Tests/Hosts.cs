using System.Text.Json;
using FireSafety.Licensing.Agencies;
using FireSafety.Platform.Http;
using FireSafety.TestKit;

namespace FireSafety.Licensing.Tests;

/// <summary>What nearly every test of this service does.</summary>
internal static class Hosts
{
    public const string Agencies = "/api/licensing/agencies";

    public static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(b => b.AddLicensing(), r => r.MapLicensing());

    public static Task<Changed> RegisterAsync(this ServiceHost host, object agency) => host.Client.CommandAsync(Agencies, agency);

    /// <summary>Registers, then verifies all as declared.</summary>
    public static async Task<Changed> RegisterVerifiedAsync(this ServiceHost host, object agency)
    {
        var made = await host.RegisterAsync(agency);
        return await host.VerifyAsync(made.Id);
    }

    public static Task<Changed> VerifyAsync(this ServiceHost host, Guid id) =>
        host.Client.CommandAsync($"{Agencies}/{id}/verifications", new { AcceptDeclared = true, Complete = true });

    public static Task<JsonElement> AgencyAsync(this ServiceHost host, Guid id) => host.Client.GetAsync<JsonElement>($"{Agencies}/{id}");

    public static async Task<string> StatusAsync(this ServiceHost host, Guid id) => (await host.AgencyAsync(id)).GetProperty("status").GetString()!;

    public static async Task<Guid> PersonAsync(this ServiceHost host, Guid id, string certificate) =>
        (await host.AgencyAsync(id)).GetProperty("personnel").EnumerateArray()
            .Single(p => p.GetProperty("certificateNumber").GetString() == certificate).GetProperty("id").GetGuid();

    public static Task<int> EvaluateAsync(this ServiceHost host) => host.RunStepAsync("licensing", "evaluate-conditions");
}
