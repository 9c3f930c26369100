using FireSafety.Identity.Pages;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace FireSafety.Identity.Tokens;

/// <summary>What a person reads when a request is so wrong that we must not send them back to where it says: an unknown client, a foreign address.</summary>
internal static class RefusalPage
{
    // Once it is known where the answer would go, and before the framework's own, which is plain text in English.
    private const int BeforeTheAnswer = 0;

    public static OpenIddictServerHandlerDescriptor ForAuthorization { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyAuthorizationResponseContext>()
            .UseInlineHandler(context => string.IsNullOrEmpty(context.RedirectUri) ? ShowAsync(context) : default).SetOrder(BeforeTheAnswer).Build();

    public static OpenIddictServerHandlerDescriptor ForEndSession { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyEndSessionResponseContext>()
            .UseInlineHandler(context => string.IsNullOrEmpty(context.PostLogoutRedirectUri) ? ShowAsync(context) : default).SetOrder(BeforeTheAnswer).Build();

    private static async ValueTask ShowAsync(BaseRequestContext context)
    {
        if (context.Transaction.Response?.Error is not { } error || context.Transaction.GetHttpRequest()?.HttpContext is not { } http)
            return;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        await Page.Of("请求无法办理", Html.Of($"<p>应用程序发来的登录请求有误（{error}），为安全起见没有跳转。请从业务系统重新进入；若再次出现，请联系运维人员。</p>"),
            StatusCodes.Status400BadRequest).ExecuteAsync(http);
        context.HandleRequest();
    }
}
