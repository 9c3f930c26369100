using FireSafety.Identity.Tokens;
using FireSafety.ServiceDefaults;

namespace FireSafety.Identity;

/// <summary>Section <c>Identity</c>.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    private const string NoDemoAccounts = "拒绝启动：演示账号（Identity:DemoAccounts）的密码人人皆知，只能在开发环境建立，且只能监听本机地址。";

    /// <summary>Public address under which people and services know us, absolute, e.g. <c>https://fire.example/</c>. When not given: the gateway's as it is run by hand, as services believe it too.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>Folder of the signing and encryption certificates. When not given: <c>keys</c> in the data folder, made at first use.</summary>
    public string? Keys { get; set; }

    /// <summary>Make an account for each role with a password that everybody knows. Refused outside Development, and where others than this machine are listened to.</summary>
    public bool DemoAccounts { get; set; }

    /// <summary>Machine clients whose secrets come from outside, by client id; entered at every start, and removed when they are no longer here.</summary>
    public Dictionary<string, ConfiguredClient> Clients { get; set; } = [];

    /// <summary>The web application.</summary>
    public WebClient Web { get; set; } = new();

    /// <summary>Whether browsers reach us over TLS; decides how cookies are named and protected.</summary>
    internal bool IsSecure => Issuer!.Scheme == Uri.UriSchemeHttps;

    internal sealed class ConfiguredClient
    {
        /// <summary>At least 32 characters.</summary>
        public string Secret { get; set; } = "";

        /// <summary>Name to show; the client id when not given.</summary>
        public string? Name { get; set; }

        /// <summary>One of <see cref="Roles"/> that belongs to the city and to no organisation.</summary>
        public string Role { get; set; } = "";
    }

    internal sealed class WebClient
    {
        /// <summary>Secret of the client <c>firesafety-web</c>. Without one it is a public client; PKCE is required of both.</summary>
        public string? Secret { get; set; }

        /// <summary>Where it may be redirected to after sign-in, beside <c>{issuer}signin-oidc</c>.</summary>
        public IReadOnlyList<Uri> RedirectUris { get; set; } = [];
    }

    /// <summary>The section with its defaults filled in.</summary>
    /// <exception cref="InvalidOperationException">The issuer is not an absolute http or https address.</exception>
    public static IdentityOptions Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<IdentityOptions>() ?? new IdentityOptions();
        options.Issuer ??= new Uri(TokenAuthentication.DefaultIssuer);
        if (!options.Issuer.IsAbsoluteUri || options.Issuer.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Identity:Issuer is '{options.Issuer}'; it must be an absolute http or https address.");
        if (!options.Issuer.AbsoluteUri.EndsWith('/'))
            options.Issuer = new Uri(options.Issuer.AbsoluteUri + "/");
        return options;
    }

    /// <summary>Why the service must not start as it is configured, in one sentence; null when it may.</summary>
    public static string? RefusalOf(IConfiguration configuration, IHostEnvironment environment, string[] args)
    {
        // Commands such as --migrate issue no tokens.
        if (args.Any(OperatorCommands.IsCommand))
            return null;
        if (RefusalOfDemoAccounts(configuration, environment, AddressesOf(configuration)) is { } refusal)
            return refusal;
        if (!environment.IsProduction())
            return null;
        var options = configuration.GetSection(Section).Get<IdentityOptions>() ?? new IdentityOptions();
        return options.Issuer is null ? "拒绝启动：请用 Identity:Issuer 指定对外地址，例如 https://fire.example/。"
            : KeyFolder.RefusalOf(options.Keys, TimeProvider.System);
    }

    /// <summary>Why there must be no demo accounts as configured, in one sentence; null when there are none, or there may be.</summary>
    /// <param name="urls">Where is listened, separated by semicolons.</param>
    public static string? RefusalOfDemoAccounts(IConfiguration configuration, IHostEnvironment environment, string urls) =>
        configuration.GetValue<bool>($"{Section}:{nameof(DemoAccounts)}") && !(environment.IsDevelopment() && IsThisMachineOnly(urls)) ? NoDemoAccounts : null;

    /// <summary>Whether nobody from elsewhere can get here.</summary>
    public static bool IsThisMachineOnly(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback);

    // As the server reads them: HTTP_PORTS, which container images set, are ports of every address.
    private static string AddressesOf(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } urls ? urls
        : configuration["http_ports"] is { Length: > 0 } ports ? $"http://*:{ports}"
        : configuration["https_ports"] is { Length: > 0 } securePorts ? $"https://*:{securePorts}"
        : "";
}
