using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using FireSafety.Identity.Tokens;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Permissions = FireSafety.Contracts.Access.Permissions;
using Grants = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace FireSafety.Identity.Clients;

/// <summary>Machine clients: registered, given a new secret, removed.</summary>
internal static partial class ClientEndpoints
{
    internal sealed record Row(
        Guid Id, long Version, string ClientId, string Name, string Role, string DivisionCode, Guid? OrganisationId, string? OrganisationName,
        DateTime SecretMadeAt) : IVersioned;

    /// <param name="DivisionCode">Where a role is held that acts for no organisation; an organisation's own is known and need not be sent.</param>
    /// <param name="OrganisationId">Unit, department, agency or supervisor; required of these roles and of no other.</param>
    /// <param name="OrganisationName">Not used: the register's name is taken.</param>
    internal sealed record Request(string ClientId, string Name, string Role, string? DivisionCode, Guid? OrganisationId, string? OrganisationName)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                // Not an account's id: both become the subject of tokens.
                RuleFor(r => r.ClientId).NotEmpty().MinimumLength(3).MaximumLength(MachineClient.ClientIdLength)
                    .Must(id => ClientIdPattern().IsMatch(id) && !Guid.TryParse(id, out _)).WithMessage("客户端标识由小写字母、数字和连字符组成，以字母开头。");
                RuleFor(r => r.Name).NotEmpty().MaximumLength(50);
                RuleFor(r => r.Role).NotEmpty().MaximumLength(40);
                RuleFor(r => r.DivisionCode).MaximumLength(20);
                RuleFor(r => r.OrganisationName).MaximumLength(200);
            }
        }
    }

    /// <summary>A secret, shown this once; OpenIddict keeps its hash.</summary>
    internal sealed record NewSecret(Guid Id, long Version, string ClientId, string Secret) : IVersioned;

    public static void MapClientEndpoints(this RouteGroupBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("服务客户端");
        clients.MapPost("/", RegisterAsync).Command("identity.register-client", Permissions.ClientsManage).WithSummary("登记服务客户端，返回密钥（只显示一次）");
        clients.MapGet("/", ListAsync).Query("identity.clients", Permissions.ClientsManage).WithSummary("服务客户端名录");
        clients.MapPost("/{id:guid}/secret", ChangeSecretAsync).Command("identity.change-client-secret", Permissions.ClientsManage).WithSummary("更换密钥，返回新密钥（只显示一次）");
        clients.MapDelete("/{id:guid}", RemoveAsync).Command("identity.remove-client", Permissions.ClientsManage).WithSummary("删除服务客户端");
    }

    private static async Task<Reply<NewSecret>> RegisterAsync(
        Request request, IdentityDbContext db, IOpenIddictApplicationManager applications, TimeProvider time, CancellationToken ct)
    {
        var (post, error) = await Posts.OfAsync(request.Role, request.DivisionCode, request.OrganisationId, db, ct);
        if (post is null)
            return error!;
        if (await applications.FindByClientIdAsync(request.ClientId, ct) is not null)
            return AccountErrors.ClientIdTaken.With(request.ClientId);
        var client = MachineClient.Register(request.ClientId, request.Name, post, time.GetUtcNow().UtcDateTime);
        var secret = Secret();
        // The manager saves our context, so both are written together.
        db.MachineClients.Add(client);
        await applications.CreateAsync(ConfiguredClients.Describe(request.ClientId, request.Name, secret), ct);
        return new NewSecret(client.Id, client.Version, client.ClientId, secret);
    }

    private static async Task<Reply<Page<Row>>> ListAsync([AsParameters] PageQuery page, IdentityDbContext db, CancellationToken ct) =>
        await db.MachineClients.AsNoTracking().OrderBy(c => c.ClientId)
            .Select(c => new Row(c.Id, c.Version, c.ClientId, c.Name, c.Role, c.DivisionCode, c.OrganisationId, c.OrganisationName, c.SecretMadeAt))
            .ToPageAsync(page, ct);

    private static async Task<Reply<NewSecret>> ChangeSecretAsync(
        Guid id, IdentityDbContext db, IOpenIddictApplicationManager applications, Revocation revocation, TimeProvider time, CancellationToken ct)
    {
        if (await db.MachineClients.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } client)
            return CommonErrors.NotFound;
        if (db.StaleOf(client) is { } stale)
            return stale;
        var secret = Secret();
        client.ChangeSecret(time.GetUtcNow().UtcDateTime);
        var application = (await applications.FindByClientIdAsync(client.ClientId, ct))!;
        await applications.UpdateAsync(application, secret, ct);
        await revocation.ForgetTokensAsync(client.ClientId, ct);
        return new NewSecret(client.Id, client.Version, client.ClientId, secret);
    }

    private static async Task<Reply<Changed>> RemoveAsync(Guid id, IdentityDbContext db, TimeProvider time, CancellationToken ct)
    {
        if (await db.MachineClients.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } client)
            return CommonErrors.NotFound;
        if (db.StaleOf(client) is { } stale)
            return stale;
        await TakeAwayAsync(client, db, time, ct);
        return await db.CommitAsync(client, ct: ct);
    }

    /// <summary>Takes a client away with the next save, and with it what OpenIddict keeps: its own deletion would take two saves.</summary>
    public static async Task TakeAwayAsync(MachineClient client, IdentityDbContext db, TimeProvider time, CancellationToken ct)
    {
        client.Remove(time.GetUtcNow().UtcDateTime);
        db.MachineClients.Remove(client);
        // A machine's tokens live for minutes and are pruned, so these are few.
        var application = await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().SingleAsync(a => a.ClientId == client.ClientId, ct);
        db.RemoveRange(await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => t.Application!.Id == application.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(a => a.Application!.Id == application.Id).ToListAsync(ct));
        db.Remove(application);
    }

    private static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z")]
    private static partial Regex ClientIdPattern();
}
