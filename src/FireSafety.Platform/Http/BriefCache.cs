using System.Globalization;
using FireSafety.Platform.Data;
using FireSafety.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>
/// Keeps the answers of a public read for five seconds. What this process saves is seen at once, because an answer is kept for the
/// state of the database it was read from; what another replica saves is seen after five seconds at most.
/// </summary>
internal sealed class BriefCache(Type database) : IOutputCachePolicy
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var services = context.HttpContext.RequestServices;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true; // of many who ask the same at once, one reads the database
        context.ResponseExpirationTimeSpan = Age;
        var rules = context.CacheVaryByRules;
        rules.QueryKeys = "*";
        rules.VaryByHost = false;
        rules.VaryByValues["commits"] = services.GetRequiredService<CommitCounts>().Of(database).ToString(CultureInfo.InvariantCulture);
        rules.VaryByValues["today"] = services.GetRequiredService<Clock>().Today.ToString("O", CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Marks endpoints for <see cref="BriefCache"/>.</summary>
public static class BriefCaching
{
    /// <summary>
    /// Keeps the answers of a public read for five seconds; only for answers that are the same for everybody.
    /// </summary>
    public static RouteHandlerBuilder KeptBriefly<TContext>(this RouteHandlerBuilder endpoint) where TContext : ServiceDbContext =>
        endpoint.WithMetadata(new BriefCache(typeof(TContext)));
}
