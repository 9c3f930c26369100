using System.Diagnostics;
using System.Text.Json;
using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Scoping;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Http;

/// <summary>The one shape of an error on the wire: RFC 9457 with <c>errorCode</c>, a Chinese <c>detail</c> and <c>traceId</c>.</summary>
internal static class Problems
{
    private const string ErrorCode = "errorCode";

    public static ProblemHttpResult Of(Error error, IDictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>()) { [ErrorCode] = error.Code };
        return TypedResults.Problem(error.Detail, statusCode: StatusOf(error.Kind), extensions: extensions);
    }

    public static ProblemHttpResult Of(Error error, int status) =>
        TypedResults.Problem(error.Detail, statusCode: status, extensions: new Dictionary<string, object?> { [ErrorCode] = error.Code });

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Rule => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Gives problems that no handler wrote (401, 404 of routing, 415 …) the same members.</summary>
    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status ?? 500);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (problem.Extensions.ContainsKey(ErrorCode))
            return;
        var (code, detail) = problem.Status switch
        {
            400 => ("request.malformed", "请求无法识别，请检查地址、参数和内容格式。"),
            401 => ("access.not-signed-in", "请先登录。"),
            403 => ("access.not-permitted", "您的角色没有此项权限。"),
            404 => ("common.not-found", "没有找到，或不在您的辖区内。"),
            405 => ("request.method-not-allowed", "该地址不支持此操作。"),
            413 => ("request.too-large", "提交的内容过大。"),
            415 => ("request.unsupported-media-type", "请以 application/json 提交。"),
            429 => ("request.too-many", "请求过于频繁，请稍后再试。"),
            _ => ("server.error", "系统出现未预料的错误，已记录；请凭追踪号联系运维人员。"),
        };
        problem.Extensions[ErrorCode] = code;
        problem.Detail ??= detail;
    };
}

/// <summary>Exceptions that mean the caller's error, or a lost race, become problems with a code; anything else is a logged 500.</summary>
internal sealed class ExceptionToProblem(IProblemDetailsService problems, ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var error = exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => CommonErrors.TooLarge,
            BadHttpRequestException { InnerException: JsonException json } => CommonErrors.MalformedJson.With(json.Path ?? "$"),
            BadHttpRequestException { StatusCode: 415 } => null,
            BadHttpRequestException => CommonErrors.MalformedParameter,
            DbUpdateConcurrencyException => CommonErrors.ConcurrentChange,
            DbUpdateException e when DatabaseProvider.IsUniqueViolation(e) => CommonErrors.Duplicate,
            JurisdictionViolationException => CommonErrors.ForeignJurisdiction,
            _ => null,
        };
        if (exception is JurisdictionViolationException)
            log.LogWarning("{Message}", exception.Message);
        var status = error is null ? (exception as BadHttpRequestException)?.StatusCode ?? 500
            : error == CommonErrors.TooLarge ? 413
            : Problems.StatusOf(error.Kind);
        // The middleware is silent about what a handler takes over, so the log is written here.
        if (status >= 500)
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        httpContext.Response.StatusCode = status;
        var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = status, Detail = error?.Detail };
        if (error is not null)
            problem.Extensions["errorCode"] = error.Code;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }
}
