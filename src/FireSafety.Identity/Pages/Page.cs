using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;

namespace FireSafety.Identity.Pages;

/// <summary>What every page of the sign-in has around its content. No script, nothing from elsewhere.</summary>
internal static class Page
{
    private static readonly byte[] StyleSheet = ReadStyleSheet();

    public static IResult Of(string title, Html content, int status = StatusCodes.Status200OK) => Results.Content(Html.Of($"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} - 消防“五项约谈”</title>
        <link rel="stylesheet" href="/account/style.css">
        </head>
        <body><main>
        <h1>{title}</h1>
        <p class="hint">消防“五项约谈”业务系统</p>
        {content}
        </main></body>
        </html>
        """).Markup, "text/html; charset=utf-8", statusCode: status);

    /// <summary>A form that posts to its own page, with the token that other sites' pages do not have.</summary>
    public static Html Form(HttpContext http, string action, string? returnUrl, Html fields, string button)
    {
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return Html.Of($"""
            <form method="post" action="{action}">
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <input type="hidden" name="returnUrl" value="{returnUrl}">
            {fields}
            <button type="submit">{button}</button>
            </form>
            """);
    }

    public static Html Field(string label, string name, string type, string autocomplete, string? value = null) => Html.Of(
        $"""<label>{label}<input name="{name}" type="{type}" autocomplete="{autocomplete}" value="{value}" maxlength="256" required></label>""");

    public static Html Refusal(string? text) => text is null ? Html.None : Html.Of($"""<p class="refusal" role="alert">{text}</p>""");

    public static Html Done(string? text) => text is null ? Html.None : Html.Of($"""<p class="done" role="status">{text}</p>""");

    public static IResult Style(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(StyleSheet, "text/css; charset=utf-8");
    }

    /// <summary>An address of this site to go on to; whatever leads elsewhere becomes the start page.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl) ? url : "/";

    private static byte[] ReadStyleSheet()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("style.css")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
