namespace FireSafety.Platform.Errors;

/// <summary>Refusals that every service shares.</summary>
public static class CommonErrors
{
    /// <summary>No such thing within the caller's jurisdiction.</summary>
    public static readonly Error NotFound = new("common.not-found", ErrorKind.NotFound, "没有找到，或不在您的辖区内。");

    /// <summary>If-Match names an older version; {0} is the newest.</summary>
    public static readonly Error Stale = new("common.stale-version", ErrorKind.Stale, "您看到的内容已被他人更新（当前版本 {0}），请刷新后再操作。");

    /// <summary>An edit without If-Match.</summary>
    public static readonly Error IfMatchRequired = new("common.if-match-required", ErrorKind.PreconditionRequired, "修改时须用 If-Match 注明所依据的版本。");

    /// <summary>If-Match is not a version.</summary>
    public static readonly Error IfMatchMalformed = new("common.if-match-malformed", ErrorKind.Malformed, "If-Match 应为带引号的版本号，例如 \"3\"。");

    /// <summary>Another change came in between.</summary>
    public static readonly Error ConcurrentChange = new("common.concurrent-change", ErrorKind.Conflict, "同一内容刚被他人更新，请刷新后再操作。");

    /// <summary>A key that must be unique was taken a moment ago by another command.</summary>
    public static readonly Error Duplicate = new("common.duplicate", ErrorKind.Conflict, "相同的内容刚刚已经存在，请刷新后核对。");

    /// <summary>An Idempotency-Key was used for something else before.</summary>
    public static readonly Error IdempotencyKeyReused = new("common.idempotency-key-reused", ErrorKind.Rule, "该幂等键已用于另一项内容不同的请求。");

    /// <summary>An Idempotency-Key that is empty or too long.</summary>
    public static readonly Error IdempotencyKeyMalformed = new("common.idempotency-key-malformed", ErrorKind.Malformed, "幂等键长度应为 1 至 100 个字符。");

    /// <summary>A change outside the caller's jurisdiction.</summary>
    public static readonly Error ForeignJurisdiction = new("access.foreign-jurisdiction", ErrorKind.Forbidden, "该内容不在您的辖区内，不能修改。");

    /// <summary>The caller has a role but no jurisdiction to act in.</summary>
    public static readonly Error NoJurisdiction = new("access.no-jurisdiction", ErrorKind.Forbidden, "您的账号尚未指定辖区，不能办理；请联系管理员。");

    /// <summary>Answered 429: somebody who has not signed in asks too often.</summary>
    public static readonly Error TooMany = new("request.too-many", ErrorKind.Forbidden, "请求过于频繁，请稍后再试。");

    /// <summary>A field's content breaks a rule; the fields are in <c>errors</c>.</summary>
    public static readonly Error Invalid = new("request.invalid", ErrorKind.Malformed, "提交的内容有误，请按各字段的提示修改。");

    /// <summary>The body is not JSON of the expected shape; {0} is where.</summary>
    public static readonly Error MalformedJson = new("request.malformed-json", ErrorKind.Malformed, "提交的 JSON 无法识别，出错位置：{0}。");

    /// <summary>A query or route parameter is not of its type.</summary>
    public static readonly Error MalformedParameter = new("request.malformed", ErrorKind.Malformed, "请求无法识别，请检查参数和内容格式。");

    /// <summary>The body is larger than allowed.</summary>
    public static readonly Error TooLarge = new("request.too-large", ErrorKind.Malformed, "提交的内容过大。");

    /// <summary>An unknown sort name; {0} lists the known ones.</summary>
    public static readonly Error UnknownSort = new("request.unknown-sort", ErrorKind.Malformed, "不支持的排序方式，可用：{0}。");

    /// <summary>A division code that is not of this city; {0} is it.</summary>
    public static readonly Error UnknownDivision = new("common.unknown-division", ErrorKind.Rule, "行政区划代码 {0} 不属于本市。");
}
