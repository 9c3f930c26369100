using System.Globalization;
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
                context.Principal!.FindFirstValue("sub")!, HoldsSince(context), context.HttpContext.RequestAborted))
                context.Fail("The token was revoked.");
        };
    }

    /// <param name="subject">Claim <c>sub</c>.</param>
    /// <param name="holdsSince">Since when what the token says of the subject holds.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask<bool> IsRevokedAsync(string subject, DateTime holdsSince, CancellationToken ct) =>
        (await CurrentAsync(ct)).Moments.TryGetValue(subject, out var before) && holdsSince < before;

    // A token may be made from a subject that is being changed at that moment: what counts is the state that it tells of. Another
    // provider's tokens have only their time of issue, in whole seconds: one of the very second of the revocation is void as well.
    private static DateTime HoldsSince(TokenValidatedContext context) =>
        long.TryParse(context.Principal!.FindFirstValue(Actor.AccessSinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks, DateTimeKind.Utc)
            : ((JsonWebToken)context.SecurityToken).IssuedAt is { Ticks: > 0 } issuedAt ? issuedAt.AddTicks(-1) : DateTime.MinValue;

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
