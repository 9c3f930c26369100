using System.Net;
using FireSafety.Web.Shell;
using FireSafety.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Web.Services;

/// <summary>Documents of the services, for a browser that holds no token: fetched in the name of the person and passed on as they come.</summary>
internal static class Downloads
{
    /// <summary>Address of a document that a service makes, e.g. <c>/api/interviews/{id}/minutes</c>.</summary>
    public static string Of(string api) => "/download" + api;

    public static void MapDownloads(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/download/api/{**path}", PassOnAsync).RequireAuthorization(WebSignIn.Policy).ExcludeFromDescription();

    private static async Task<Results<EmptyHttpResult, RedirectHttpResult, ChallengeHttpResult>> PassOnAsync(string path, HttpContext http, Api api, Me me)
    {
        me.Be(http.User);
        HttpResponseMessage reply;
        try
        {
            reply = await api.Documents.GetAsync(new Uri($"api/{path}{http.Request.QueryString}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return TypedResults.Redirect(NoDocument.Away);
        }
        using (reply)
        {
            if (reply.StatusCode == HttpStatusCode.Unauthorized)
                return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = WebSignIn.OwnPath(http.Request.GetTypedHeaders().Referer?.PathAndQuery) }, [WebSignIn.Provider]);
            if ((int)reply.StatusCode is 429 or >= 500)
                return TypedResults.Redirect(NoDocument.Away);
            // Only what a service itself calls a document: data belongs on pages.
            if (!reply.IsSuccessStatusCode || reply.Content.Headers.ContentDisposition is not { } disposition)
                return TypedResults.Redirect(NoDocument.Missing);
            http.Response.ContentType = reply.Content.Headers.ContentType?.ToString();
            http.Response.ContentLength = reply.Content.Headers.ContentLength;
            http.Response.Headers.ContentDisposition = disposition.ToString();
            await reply.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
            return TypedResults.Empty;
        }
    }
}
