using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace FireSafety.Gateway;

/// <summary>The gateway's own errors, in the shape and with the codes the services use.</summary>
internal static class Problems
{
    private const string ErrorCode = "errorCode";

    public static readonly (string Code, string Detail) Malformed = ("request.malformed", "请求无法识别，请检查地址、参数和内容格式。");
    public static readonly (string Code, string Detail) TooLarge = ("request.too-large", "提交的内容过大。");

    /// <summary>A problem; <paramref name="service"/> names the service that it is about.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail, string? service = null)
    {
        var extensions = new Dictionary<string, object?> { [ErrorCode] = code };
        if (service is not null)
            extensions["service"] = service;
        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }

    /// <summary>Completes every problem, and explains those that no code of ours wrote.</summary>
    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status ?? 500);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (problem.Extensions.ContainsKey(ErrorCode))
            return;
        var (code, detail) = problem.Status switch
        {
            400 => Malformed,
            404 => ("common.not-found", "没有这个地址。接口目录见 /api/docs。"),
            405 => ("request.method-not-allowed", "该地址不支持此操作。"),
            413 => TooLarge,
            _ => ("server.error", "系统出现未预料的错误，已记录；请凭追踪号联系运维人员。"),
        };
        problem.Extensions[ErrorCode] = code;
        problem.Detail = detail;
    };
}
