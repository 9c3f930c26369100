using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Identity.Accounts;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FireSafety.Identity.Tests;

/// <summary>Counts how often a password is compared with a hash. Hashes are made with few iterations, so that tests are quick.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public int Compared { get; private set; }

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Compared++;
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>Every statement that a host has sent to its database.</summary>
internal sealed class SentStatements : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> sent = [];

    public IReadOnlyCollection<string> All => sent;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        sent.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        sent.Enqueue(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    internal sealed class Kept<TContext>(SentStatements sent) : IDbContextOptionsConfiguration<TContext> where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(sent);
    }
}

/// <summary>The service with its web client, and what nearly every test does with it. Its clock starts now: browsers and clients have no other.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    public const string Password = "Xiaofang-119-yuetan";
    public const string Callback = "http://127.0.0.1:9/signin-oidc";
    private const string Accounts = "/api/identity/accounts";

    private IdentityHost(ServiceHost host) => Host = host;

    public ServiceHost Host { get; }

    public HttpClient Admin => Host.Client;

    public int Compared => ((CountingHasher)Host.Services.GetRequiredService<IPasswordHasher<Account>>()).Compared;

    /// <summary>What was sent to the database so far.</summary>
    public IReadOnlyCollection<string> Statements => Host.Services.GetRequiredService<SentStatements>().All;

    public static async Task<IdentityHost> StartAsync(params (string Name, string? Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var all = new Dictionary<string, string?> { ["urls"] = address, ["Identity:Issuer"] = address, ["Identity:Web:RedirectUris:0"] = Callback };
        foreach (var (name, value) in settings)
            all[name] = value;
        var host = await ServiceHost.StartAsync(Add, r => r.MapIdentity(), TimeProvider.System.GetUtcNow(), all);
        await host.Services.MigrateDatabasesAsync(); // where a test brings a database of its own
        await host.Services.GetRequiredService<FirstAccounts>().StartAsync(CancellationToken.None);
        return new IdentityHost(host);
    }

    public Browser Browser(string address = "192.0.2.1") => new(Host.Address, address);

    /// <summary>Lets a register say that there is such an organisation.</summary>
    public async Task<Guid> OrganisationAsync(string kind, string division = "211103", Guid? id = null, string name = "示例单位 0001", bool isClosed = false, long version = 1)
    {
        var organisation = id ?? Guid.CreateVersion7();
        var jurisdiction = kind is Roles.Unit or Roles.Supervisor ? Divisions.Find(division)!.Path : Divisions.City.Path;
        IntegrationEvent happened = kind switch
        {
            Roles.Unit => new UnitChanged
            {
                Changes = UnitChanges.Profile,
                Unit = new UnitSnapshot
                {
                    CreditCode = "91211103MADEM00011",
                    Name = name,
                    Address = "示例路 1 号",
                    DivisionCode = division,
                    Industry = "commerce",
                    ResponsiblePerson = new Contact("示例人员 0002", null),
                    IsClosed = isClosed,
                },
            },
            Roles.Supervisor => new SupervisorChanged { Name = name, DivisionCode = division, Active = !isClosed },
            Roles.Department => new DepartmentChanged { Name = name, Industries = ["commerce"], Leader = new Contact("示例局长", null) },
            _ => new AgencyChanged
            {
                Agency = new AgencySnapshot
                {
                    CreditCode = "91211103MADEA0001J",
                    Name = name,
                    Category = PracticeCategory.Both,
                    Status = isClosed ? AgencyStatus.Removed : AgencyStatus.ConditionsMet,
                    ManagerName = "示例经理",
                },
            },
        };
        await Host.PublishAsync(happened with { AggregateId = organisation, Version = version, Jurisdiction = jurisdiction });
        return organisation;
    }

    /// <summary>Invites somebody and returns the id and the one-time code.</summary>
    public async Task<(Guid Id, string Code)> InviteAsync(
        string userName, string role = Roles.DetachmentOfficer, string division = "211100", Guid? organisation = null, HttpClient? by = null)
    {
        using var response = await (by ?? Admin).PostAsJsonAsync(Accounts, new
        {
            userName,
            name = "示例人员 0001",
            role,
            divisionCode = division,
            organisationId = organisation,
        });
        var reply = await JsonAsync(response);
        return (reply.GetProperty("id").GetGuid(), reply.GetProperty("code").GetString()!);
    }

    /// <summary>An account with <see cref="Password"/>.</summary>
    public async Task<Guid> PersonAsync(string userName, string role = Roles.DetachmentOfficer, string division = "211100", Guid? organisation = null)
    {
        var (id, code) = await InviteAsync(userName, role, division, organisation);
        using var browser = Browser("192.0.2.200");
        await browser.OpenAsync("/account/set-password");
        await browser.SubmitAsync(("userName", userName), ("code", code), ("password", Password), ("again", Password));
        Assert.Contains("密码已设置", browser.Page, StringComparison.Ordinal);
        return id;
    }

    /// <summary>The account's current version goes into If-Match.</summary>
    public async Task<HttpResponseMessage> PutAsync(Guid id, object body, HttpClient? by = null)
    {
        var row = await Admin.GetAsync<JsonElement>($"{Accounts}/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Accounts}/{id}") { Content = JsonContent.Create(body) };
        request.Headers.Add("If-Match", $"\"{row.GetProperty("version").GetInt64()}\"");
        return await (by ?? Admin).SendAsync(request);
    }

    public async Task CommandAsync(Guid id, string command) =>
        await Admin.CommandAsync($"{Accounts}/{id}/{command}", new { reason = "测试" });

    /// <summary>The address to which the application sends the browser.</summary>
    public static string AuthorizeUrl(string? challenge = null, string? method = "S256", string redirectUri = Callback, string client = "firesafety-web", string? more = null)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = client,
            ["redirect_uri"] = redirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile offline_access firesafety",
            ["state"] = "state-1",
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = challenge is null ? null : method,
        };
        return QueryHelpers.AddQueryString("/connect/authorize", query.Where(q => q.Value is not null)) + more;
    }

    public static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Signs in and returns the code that the application is given.</summary>
    public static async Task<string> CodeAsync(Browser browser, string userName, string verifier)
    {
        await browser.OpenAsync(AuthorizeUrl(Challenge(verifier)));
        await browser.SubmitAsync(("userName", userName), ("password", Password));
        return QueryHelpers.ParseQuery(browser.Left!.Query)["code"].ToString();
    }

    /// <summary>Signs in and returns the tokens.</summary>
    public async Task<JsonElement> TokensAsync(string userName)
    {
        using var browser = Browser();
        var verifier = new string('v', 43);
        var code = await CodeAsync(browser, userName, verifier);
        return await JsonAsync(await RedeemAsync(code, verifier));
    }

    public Task<HttpResponseMessage> RedeemAsync(string code, string verifier) => TokenAsync(
        ("grant_type", "authorization_code"), ("client_id", "firesafety-web"), ("code", code), ("redirect_uri", Callback), ("code_verifier", verifier));

    public Task<HttpResponseMessage> RefreshAsync(string token) =>
        TokenAsync(("grant_type", "refresh_token"), ("client_id", "firesafety-web"), ("refresh_token", token));

    public Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] form) => PostAsync("/connect/token", form);

    public async Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] form)
    {
        using var client = Host.Anonymous();
        return await client.PostAsync(url, new FormUrlEncodedContent(form.ToDictionary(f => f.Name, f => f.Value)));
    }

    /// <summary>What a token says, unchecked.</summary>
    public static JsonElement ClaimsOf(string token) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1])).RootElement;

    public static JsonElement HeaderOf(string token) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[0])).RootElement;

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<string> ErrorAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPasswordHasher<Account>, CountingHasher>();
        builder.Services.AddSingleton<SentStatements>();
        builder.Services.AddSingleton(typeof(IDbContextOptionsConfiguration<>), typeof(SentStatements.Kept<>));
        builder.AddIdentity();
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
