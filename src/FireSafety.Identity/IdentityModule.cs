using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Clients;
using FireSafety.Identity.Data;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.Own;
using FireSafety.Identity.Pages;
using FireSafety.Identity.SignIn;
using FireSafety.Identity.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FireSafety.Identity;

/// <summary>Accounts and sign-in (账号与登录): an OpenID Connect server for the web application, the services and machines.</summary>
public static class IdentityModule
{
    /// <summary>Password of every demo account, printed in the README: everybody knows it.</summary>
    public const string DemoPassword = "Yanshi-2024-firesafety";

    /// <summary>Adds the service to a host.</summary>
    /// <exception cref="InvalidOperationException"><c>Identity:Issuer</c> is not an absolute http or https address.</exception>
    public static IHostApplicationBuilder AddIdentity(this IHostApplicationBuilder builder)
    {
        builder.AddService<IdentityDbContext>("identity", service => service
            .Database<IdentitySqliteDbContext, IdentitySqlServerDbContext>()
            .Subscribe<UnitRegistered, WhenRegistersChange>()
            .Subscribe<UnitChanged, WhenRegistersChange>()
            .Subscribe<DepartmentChanged, WhenRegistersChange>()
            .Subscribe<SupervisorChanged, WhenRegistersChange>()
            .Subscribe<AgencyRegistered, WhenRegistersChange>()
            .Subscribe<AgencyChanged, WhenRegistersChange>()
            .Subscribe<ConditionsLapsed, WhenRegistersChange>()
            .Subscribe<ConditionsMet, WhenRegistersChange>()
            .Subscribe<ConditionExpiring, WhenRegistersChange>()
            .Subscribe<AgencyFindingRecorded, WhenRegistersChange>()
            .Subscribe<AgencyFindingCorrected, WhenRegistersChange>()
            .RunEvery<ForgottenPasswords>(TimeSpan.FromSeconds(5), "forgotten-passwords")
            .RunEvery<Prune>(TimeSpan.FromHours(1), "prune"));

        var options = IdentityOptions.Of(builder.Configuration);
        var policy = IdentityPolicy.Load();
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(policy);
        services.AddSingleton(p => KeyFolder.Open(builder.Configuration, options, p.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().SetApplicationName("FireSafety");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeySetup>();
        Cookies.Add(services, options, policy);
        Server.Add(services, options, policy);

        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Passwords.Iterations);
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Devices>();
        services.AddSingleton<PageRules>();
        services.AddScoped<AttemptGuard>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<Revocation>();
        services.AddScoped<ConfiguredClients>();
        services.AddScoped<DemoAccounts>();
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<FirstAccounts>(p, FirstCode.OfThisProcess(builder.Configuration)));
        services.AddHostedService(p => p.GetRequiredService<FirstAccounts>());
        return builder;
    }

    /// <summary>Why a host that makes its own keys must not start as it is configured, in one sentence; null when it may.</summary>
    /// <param name="urls">Where it listens, separated by semicolons.</param>
    public static string? RefusalOf(IConfiguration configuration, IHostEnvironment environment, string urls) =>
        IdentityOptions.RefusalOfDemoAccounts(configuration, environment, urls);

    /// <summary>Whether nobody from elsewhere can get to these addresses, separated by semicolons.</summary>
    public static bool IsThisMachineOnly(string urls) => IdentityOptions.IsThisMachineOnly(urls);

    /// <summary>Maps <c>/api/identity</c>, <c>/connect</c> and the pages under <c>/account</c>.</summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<IdentityDbContext>("identity");
        api.MapOwnEndpoints();
        api.MapAccountEndpoints();
        api.MapOrganisationEndpoints();
        api.MapClientEndpoints();
        routes.MapConnectEndpoints();
        routes.MapSignInPages();
        return routes;
    }
}
