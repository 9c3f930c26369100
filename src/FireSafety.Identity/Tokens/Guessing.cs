using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace FireSafety.Identity.Tokens;

/// <summary>
/// Slows down those who try out clients' secrets, codes and refresh tokens. Only what is refused counts: the web UI asks for
/// everybody's tokens from one address.
/// </summary>
internal static class Guessing
{
    // Before anything is compared: to compare a secret is dear on purpose.
    public static OpenIddictServerHandlerDescriptor Slow { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ExtractTokenRequestContext>()
        .UseInlineHandler(async context =>
        {
            if (context.Transaction.GetHttpRequest()?.HttpContext is not { } http || RatesOf(http).RefusalAfterFailures(http) is not { } refusal)
                return;
            await refusal.ExecuteAsync(http);
            context.HandleRequest();
        }).SetOrder(int.MinValue).Build();

    public static OpenIddictServerHandlerDescriptor Count { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
        .UseInlineHandler(context =>
        {
            if (context.Transaction.Response?.Error is not null && context.Transaction.GetHttpRequest()?.HttpContext is { } http)
                RatesOf(http).CountFailure(http);
            return default;
        }).SetOrder(int.MinValue).Build();

    private static PublicRates RatesOf(HttpContext http) => http.RequestServices.GetRequiredService<PublicRates>();
}
