using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Numbering;
using FireSafety.Platform.Scoping;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>A request that says why; the reason goes into the audit trail.</summary>
public interface IReasoned
{
    /// <summary>Why.</summary>
    string? Reason { get; }
}

/// <summary>The chains that every endpoint shares: name, permission, jurisdiction, validation, versions, repeats.</summary>
public static class Endpoints
{
    internal sealed record ServiceMetadata(string Name, Type Context);

    internal sealed record EditMetadata;

    private const int MostAttempts = 10;

    // What a receipt keeps is a fast hash: a password in it could be found by trying.
    private static readonly JsonSerializerOptions WithoutSecrets = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    foreach (var secret in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true).ToList())
                        type.Properties.Remove(secret);
                },
            },
        },
    };

    private static readonly ConcurrentDictionary<Type, Type> ValidatorTypes = new();

    /// <summary>The group <c>/api/{name}</c> of a service, with its operators' endpoints.</summary>
    public static RouteGroupBuilder MapService<TContext>(this IEndpointRouteBuilder routes, string name)
        where TContext : ServiceDbContext
    {
        var group = routes.MapGroup($"/api/{name}").WithMetadata(new ServiceMetadata(name, typeof(TContext)));
        OperatorEndpoints.Map(group, name);
        AuditEndpoints.Map(group, name);
        return group;
    }

    /// <summary>A read: rows of the caller's jurisdiction only.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">Unique operation name with the service's prefix, e.g. <c>hazards.search</c>.</param>
    /// <param name="permission">One of <see cref="Permissions"/>.</param>
    public static RouteHandlerBuilder Query(this RouteHandlerBuilder endpoint, string name, string permission) => endpoint
        .WithName(name).RequireAuthorization(permission).WithMetadata(new OpensJurisdiction()).AddEndpointFilter(QueryFilter).WithProblems(400, 401, 403, 404);

    /// <summary>A change: validated, audited, safe to repeat with an Idempotency-Key, refused when If-Match is not the newest version.</summary>
    /// <inheritdoc cref="Query"/>
    public static RouteHandlerBuilder Command(this RouteHandlerBuilder endpoint, string name, string permission) => endpoint
        .WithName(name).RequireAuthorization(permission).WithMetadata(new OpensJurisdiction()).AddEndpointFilter(CommandFilter).WithProblems(400, 401, 403, 404, 409, 412, 422);

    /// <summary>A change that replaces what a person saw: as <see cref="Command"/>, and If-Match is required.</summary>
    /// <inheritdoc cref="Query"/>
    public static RouteHandlerBuilder Edit(this RouteHandlerBuilder endpoint, string name, string permission) =>
        endpoint.Command(name, permission).WithMetadata(new EditMetadata()).WithProblems(428);

    /// <summary>A read that needs no sign-in and shows no personal data.</summary>
    public static RouteHandlerBuilder PublicQuery(this RouteHandlerBuilder endpoint, string name) => endpoint
        .WithName(name).AllowAnonymous().AddEndpointFilter(PublicFilter).AddEndpointFilter(async (context, next) =>
        {
            Session(context).Open(AccessScope.System);
            return await ValidateAsync(context) ?? await next(context);
        }).WithProblems(400, 404);

    /// <summary>A change that needs no sign-in, e.g. a complaint.</summary>
    public static RouteHandlerBuilder PublicCommand(this RouteHandlerBuilder endpoint, string name) => endpoint
        .WithName(name).AllowAnonymous().AddEndpointFilter(PublicFilter).AddEndpointFilter(CommandFilter).WithProblems(400, 404, 409, 422);

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint;
    }

    private static async ValueTask<object?> PublicFilter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<PublicRates>().Refusal(context.HttpContext) ?? await next(context);

    private static async ValueTask<object?> QueryFilter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (AccessScope.Of(Actor.Of(context.HttpContext.User)) is not { } scope)
            return Problems.Of(CommonErrors.NoJurisdiction);
        Session(context).Open(scope);
        return await ValidateAsync(context) ?? await next(context);
    }

    private static async ValueTask<object?> CommandFilter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var metadata = http.GetEndpoint()!.Metadata;
        var operation = metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        var actor = Actor.Of(http.User);
        var db = (ServiceDbContext)http.RequestServices.GetRequiredService(metadata.GetRequiredMetadata<ServiceMetadata>().Context);

        if (!TryReadVersion(http.Request, out var expected))
            return Problems.Of(CommonErrors.IfMatchMalformed);
        if (expected is null && metadata.GetMetadata<EditMetadata>() is not null)
            return Problems.Of(CommonErrors.IfMatchRequired);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 100)
            return Problems.Of(CommonErrors.IdempotencyKeyMalformed);

        var command = new CommandContext(operation, actor, Activity.Current?.TraceId.ToString() ?? "")
        {
            Reason = context.Arguments.OfType<IReasoned>().FirstOrDefault()?.Reason,
            From = http.Connection.RemoteIpAddress?.ToString(),
            ExpectedVersion = expected,
            IdempotencyKey = key.Length == 0 ? null : $"{operation}|{actor.Id}|{key}",
            RequestHash = key.Length == 0 ? null : HashOf(context),
        };
        // A public command has no jurisdiction of its own; what it may touch is decided by its one handler.
        var scope = metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null ? AccessScope.Of(actor) : AccessScope.System;
        if (scope is null)
            return Problems.Of(CommonErrors.NoJurisdiction);
        Session(context).Open(scope, command);

        if (await ValidateAsync(context) is { } invalid)
            return invalid;
        if (await RepeatAsync(db, command, http.RequestAborted) is { } earlier)
            return earlier;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await next(context);
                // The same key sent twice at once: the second may be refused by what the first has just done.
                return result is Reply<Changed> { IsError: true } ? await RepeatAsync(db, command, http.RequestAborted) ?? result : result;
            }
            catch (DbUpdateException e)
            {
                var told = db.ChangeTracker.Entries<OutboxMessage>().Select(m => m.Entity).FirstOrDefault();
                db.ChangeTracker.Clear();
                if (await RepeatAsync(db, command, http.RequestAborted) is { } same)
                    return same;
                // Another replica took the same document number: run again from the start.
                if (attempt == MostAttempts || !e.Entries.Any(entry => entry.Entity is NumberSeries)
                    || await WasSavedAsync(db, told, http.RequestAborted))
                    throw;
            }
        }
    }

    // The number may be taken by this very command: its commit was not acknowledged and the database connection sent it again.
    private static async Task<bool> WasSavedAsync(ServiceDbContext db, OutboxMessage? told, CancellationToken ct) =>
        told is not null && await db.Outbox.AnyAsync(m => m.OrderingKey == told.OrderingKey && m.MessageId == told.MessageId, ct);

    private static async Task<IResult?> RepeatAsync(ServiceDbContext db, CommandContext command, CancellationToken ct)
    {
        if (command.IdempotencyKey is null)
            return null;
        var receipt = await db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.Key == command.IdempotencyKey, ct);
        if (receipt is null)
            return null;
        return receipt.RequestHash == command.RequestHash
            ? (Reply<Changed>)receipt.ToReply()
            : Problems.Of(CommonErrors.IdempotencyKeyReused);
    }

    private static async ValueTask<IResult?> ValidateAsync(EndpointFilterInvocationContext context)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is null)
                continue;
            var type = ValidatorTypes.GetOrAdd(argument.GetType(), t => typeof(IValidator<>).MakeGenericType(t));
            if (context.HttpContext.RequestServices.GetService(type) is not IValidator validator)
                continue;
            var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
            if (result.IsValid)
                continue;
            var fields = result.Errors
                .GroupBy(e => string.Join('.', e.PropertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)))
                .ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray());
            return Problems.Of(CommonErrors.Invalid, new Dictionary<string, object?> { ["errors"] = fields });
        }
        return null;
    }

    private static bool TryReadVersion(HttpRequest request, out long? version)
    {
        version = null;
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            return true;
        if (header is not ['"', .. var digits, '"']
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        version = parsed;
        return true;
    }

    /// <summary>What the caller sent: path, query, and the arguments that were not injected.</summary>
    private static string HashOf(EndpointFilterInvocationContext context)
    {
        var http = context.HttpContext;
        var isService = http.RequestServices.GetRequiredService<IServiceProviderIsService>();
        var sent = context.Arguments
            .Where(a => a is not null and not HttpContext and not ClaimsPrincipal and not CancellationToken && !isService.IsService(a.GetType()))
            .Where(a => a is not DbContext)
            .Select(a => JsonSerializer.Serialize(a, a!.GetType(), WithoutSecrets))
            .Prepend(http.Request.Path.Value + http.Request.QueryString.Value);
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', sent))));
    }

    private static DataSession Session(EndpointFilterInvocationContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<DataSession>();
}
