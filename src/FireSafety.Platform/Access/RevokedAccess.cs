using System.Security.Claims;
using FireSafety.Contracts.Identity;
using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FireSafety.Platform.Access;

/// <summary>Tokens of a subject that were issued before a moment are void.</summary>
internal sealed class RevokedAccess
{
    public required string Subject { get; init; }

    /// <summary>Real time, UTC.</summary>
    public required DateTime IssuedBefore { get; set; }
}

/// <summary>Every service keeps revocations in its own database, so that all its replicas know of them.</summary>
internal sealed class RevocationSubscriber<TContext>(TContext db) : IEventHandler<AccessRevoked>
    where TContext : ServiceDbContext
{
    public async Task HandleAsync(AccessRevoked happened, CancellationToken ct)
    {
        if (await db.RevokedAccess.FindAsync([happened.Subject], ct) is not { } row)
            db.RevokedAccess.Add(new RevokedAccess { Subject = happened.Subject, IssuedBefore = happened.IssuedBefore });
        else if (row.IssuedBefore < happened.IssuedBefore)
            row.IssuedBefore = happened.IssuedBefore;
    }
}

/// <summary>Knows what was revoked, at most two seconds late.</summary>
internal sealed class Revocations(IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    private readonly Type context = databases.First().Context;
    private volatile Known? known;

    private sealed record Known(Dictionary<string, DateTime> Moments, DateTimeOffset ReadAt);

    /// <summary>Has the bearer scheme of the host ask here.</summary>
    public static void Configure(JwtBearerOptions bearer)
    {
        var before = bearer.Events.OnTokenValidated;
        bearer.Events.OnTokenValidated = async context =>
        {
            await before(context);
            if (context.Result is not null)
                return;
            var revocations = context.HttpContext.RequestServices.GetRequiredService<Revocations>();
            if (await revocations.IsRevokedAsync(
                context.Principal!.FindFirstValue("sub")!, ((JsonWebToken)context.SecurityToken).IssuedAt, context.HttpContext.RequestAborted))
                context.Fail("The token was revoked.");
        };
    }

    /// <param name="subject">Claim <c>sub</c>.</param>
    /// <param name="issuedAt">Claim <c>iat</c>, whole seconds: a token of the very second of the revocation is void as well.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask<bool> IsRevokedAsync(string subject, DateTime issuedAt, CancellationToken ct) =>
        (await CurrentAsync(ct)).Moments.TryGetValue(subject, out var before) && issuedAt <= before;

    private async ValueTask<Known> CurrentAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (known is { } current && now - current.ReadAt < Age)
            return current;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(context);
        var moments = await db.RevokedAccess.AsNoTracking().ToDictionaryAsync(r => r.Subject, r => r.IssuedBefore, ct);
        return known = new Known(moments, now);
    }
}
