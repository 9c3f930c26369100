using System.Reflection;
using FireSafety.Platform.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace FireSafety.Platform.Http;

/// <summary>Whether an answer is a refusal, whatever it answers.</summary>
internal interface IReply
{
    bool IsError { get; }
}

/// <summary>A handler's answer: a value or an expected refusal. Turns either into HTTP and into OpenAPI metadata.</summary>
public sealed class Reply<T> : IReply, IResult, IEndpointMetadataProvider where T : class
{
    private readonly T? value;
    private readonly Error? error;

    private Reply(T? value, Error? error) => (this.value, this.error) = (value, error);

    /// <summary>Whether it is a refusal.</summary>
    public bool IsError => error is not null;

    internal T? Value => value;

    /// <summary>A handler returns its value…</summary>
    public static implicit operator Reply<T>(T value) => new(value, null);

    /// <summary>… or the refusal.</summary>
    public static implicit operator Reply<T>(Error error) => new(null, error);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (error is not null)
            return Problems.Of(error).ExecuteAsync(httpContext);
        if (value is IVersioned versioned)
            httpContext.Response.Headers.ETag = $"\"{versioned.Version}\"";
        return value switch
        {
            FileReply file => TypedResults.File(file.Content, file.ContentType, file.FileName).ExecuteAsync(httpContext),
            Changed { IsNew: true } created => TypedResults.Created(
                $"{httpContext.Request.PathBase}{httpContext.Request.Path.Value!.TrimEnd('/')}/{created.Id}", value).ExecuteAsync(httpContext),
            _ => TypedResults.Ok(value).ExecuteAsync(httpContext),
        };
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(typeof(T) == typeof(FileReply)
            ? new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), [FileReply.Docx])
            : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
    }
}
