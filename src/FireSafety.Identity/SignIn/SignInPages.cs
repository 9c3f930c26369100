using System.Security.Claims;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using FireSafety.Identity.Pages;
using Microsoft.AspNetCore.Authentication;
using static FireSafety.Identity.Pages.Page;

namespace FireSafety.Identity.SignIn;

/// <summary>The pages under <c>/account</c>.</summary>
internal static class SignInPages
{
    private const string SignInPath = "/account/sign-in";
    private const string SecondFactorPath = "/account/second-factor";
    private const string SetPasswordPath = "/account/set-password";
    private const string ForgottenPath = "/account/forgotten";
    private const string SignOutPath = "/account/sign-out";

    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/style.css", Style).AllowAnonymous().ExcludeFromDescription();
        var pages = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        pages.AddEndpointFilterFactory((_, next) => context => context.HttpContext.RequestServices.GetRequiredService<PageRules>().InvokeAsync(context, next));
        pages.MapGet(SignInPath, (HttpContext http, string? returnUrl, string? done) => ShowSignIn(http, returnUrl, null, done)).WithName("identity.show-sign-in");
        pages.MapPost(SignInPath, SignInAsync).WithName("identity.sign-in");
        pages.MapGet(SecondFactorPath, ShowSecondFactorAsync).WithName("identity.show-second-factor");
        pages.MapPost(SecondFactorPath, SecondFactorAsync).WithName("identity.second-factor");
        pages.MapGet(SetPasswordPath, (HttpContext http) => ShowSetPassword(http, null, null)).WithName("identity.show-set-password");
        pages.MapPost(SetPasswordPath, SetPasswordAsync).WithName("identity.set-password");
        pages.MapGet(ForgottenPath, (HttpContext http) => Of("忘记密码", Form(http, ForgottenPath, null, Html.Of($"""
            <p>管理员会收到您的申请，核实后把一次性代码交给您。</p>{Field("用户名", "userName", "text", "username")}
            """), "申请重置"))).WithName("identity.show-forgotten");
        pages.MapPost(ForgottenPath, ForgottenAsync).WithName("identity.forgotten");
        pages.MapGet(SignOutPath, (HttpContext http) => Of("退出登录", Form(http, SignOutPath, null, Html.None, "退出"))).WithName("identity.show-sign-out");
        pages.MapPost(SignOutPath, (Delegate)SignOutAsync).WithName("identity.sign-out");
    }

    /// <summary>Where to sign in and then go on to an address of this site.</summary>
    public static string SignInAddress(string returnUrl) => $"{SignInPath}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The account of a cookie, if the cookie is still good.</summary>
    public static async Task<Account?> AccountOfAsync(ClaimsPrincipal? cookie, IdentityDbContext db, CancellationToken ct)
    {
        if (!Guid.TryParse(cookie?.FindFirstValue("sub"), out var id))
            return null;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        return account is { IsEnabled: true } && account.SecurityStamp == cookie!.FindFirstValue(Cookies.Stamp) ? account : null;
    }

    private static IResult ShowSignIn(HttpContext http, string? returnUrl, string? refusal, string? done, string? userName = null) => Of("登录", Html.Of($"""
        {Refusal(refusal)}{Done(done == "password" ? "密码已设置，请登录。" : null)}
        {Form(http, SignInPath, Local(returnUrl), Html.Of($"""
            {Field("用户名", "userName", "text", "username", userName)}{Field("密码", "password", "password", "current-password")}
            """), "登录")}
        <p class="hint"><a href="{SetPasswordPath}">用一次性代码设置密码</a>　<a href="{ForgottenPath}">忘记密码</a></p>
        """), refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> SignInAsync(HttpContext http, SignInFlow flow, TimeProvider time, CancellationToken ct)
    {
        var (returnUrl, userName) = (Local(Typed(http, "returnUrl")), Typed(http, "userName"));
        var (account, refusal) = await flow.CheckPasswordAsync(http, userName, http.Request.Form["password"].ToString(), ct);
        if (account is null)
            return ShowSignIn(http, returnUrl, refusal, null, userName);
        if (account.RequiresSecondFactor || account.HasSecondFactor)
        {
            await Cookies.SignInAsync(http, Cookies.HalfWay, account, time.GetUtcNow().UtcDateTime);
            return Results.LocalRedirect($"{SecondFactorPath}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        }
        await flow.CompleteAsync(http, account.Id, "password", ct);
        return Results.LocalRedirect(returnUrl);
    }

    private static async Task<IResult> ShowSecondFactorAsync(
        HttpContext http, string? returnUrl, IdentityDbContext db, SecondFactor secondFactor, CancellationToken ct) =>
        await HalfWayAsync(http, db, ct) is { } account
            ? ShowSecondFactor(http, account, secondFactor, Local(returnUrl), null)
            : Results.LocalRedirect(SignInAddress(Local(returnUrl)));

    private static IResult ShowSecondFactor(HttpContext http, Account account, SecondFactor secondFactor, string returnUrl, string? refusal)
    {
        var key = secondFactor.PendingKeyOf(account);
        var advice = key is null
            ? Html.Of($"<p>请输入身份验证器上的 6 位验证码；手机不在身边时，可输入一个恢复码。</p>")
            : Html.Of($"""
                <p>您的账号须绑定动态口令。请在身份验证器（支持 TOTP 的应用）中手工添加以下密钥，再输入它显示的 6 位验证码。</p>
                <p><code>{key}</code></p>
                """);
        return Of("第二步验证", Html.Of($"""
            {Refusal(refusal)}{advice}{Form(http, SecondFactorPath, returnUrl, Field("验证码", "code", "text", "one-time-code"), "继续")}
            """), refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SecondFactorAsync(
        HttpContext http, IdentityDbContext db, SignInFlow flow, SecondFactor secondFactor, CancellationToken ct)
    {
        var returnUrl = Local(Typed(http, "returnUrl"));
        if (await HalfWayAsync(http, db, ct) is not { } account)
            return Results.LocalRedirect(SignInAddress(returnUrl));
        if (await flow.CheckSecondFactorAsync(http, account, Typed(http, "code"), ct) is { } refusal)
            return ShowSecondFactor(http, account, secondFactor, returnUrl, refusal);
        var recovery = await flow.CompleteAsync(http, account.Id, "second-factor", ct);
        await http.SignOutAsync(Cookies.HalfWay);
        return recovery.Count == 0 ? Results.LocalRedirect(returnUrl) : Of("恢复码", Html.Of($"""
            <p>动态口令已绑定。请抄下以下恢复码并妥善保管，手机丢失时每个可用一次。它们不会再次显示。</p>
            <ul class="codes">{Html.Each(recovery, c => Html.Of($"<li>{c}</li>"))}</ul>
            <p><a href="{returnUrl}">继续</a></p>
            """));
    }

    private static IResult ShowSetPassword(HttpContext http, string? userName, string? refusal) => Of("设置密码", Html.Of($"""
        {Refusal(refusal)}
        {Form(http, SetPasswordPath, null, Html.Of($"""
            {Field("用户名", "userName", "text", "username", userName)}{Field("一次性代码", "code", "text", "off")}
            {Field("新密码", "password", "password", "new-password")}{Field("再次输入新密码", "again", "password", "new-password")}
            """), "设置")}
        """), refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> SetPasswordAsync(HttpContext http, SignInFlow flow, CancellationToken ct)
    {
        var (userName, password) = (Typed(http, "userName"), http.Request.Form["password"].ToString());
        var refusal = password != http.Request.Form["again"].ToString()
            ? "两次输入的密码不一致。"
            : await flow.SetPasswordAsync(http, userName, Typed(http, "code"), password, ct);
        return refusal is null ? Results.LocalRedirect($"{SignInPath}?done=password") : ShowSetPassword(http, userName, refusal);
    }

    private static async Task<IResult> ForgottenAsync(HttpContext http, SignInFlow flow, CancellationToken ct)
    {
        await flow.RequestResetAsync(http, Typed(http, "userName"), ct);
        return Of("申请已提交", Html.Of($"""<p>如果该账号存在，管理员已收到您的申请。</p><p><a href="{SetPasswordPath}">用一次性代码设置密码</a></p>"""));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Cookies.Session);
        return Of("已退出", Html.Of($"""<p>您已退出登录。</p><p><a href="{SignInPath}">重新登录</a></p>"""));
    }

    private static async Task<Account?> HalfWayAsync(HttpContext http, IdentityDbContext db, CancellationToken ct) =>
        await AccountOfAsync((await http.AuthenticateAsync(Cookies.HalfWay)).Principal, db, ct);

    private static string Typed(HttpContext http, string field)
    {
        var text = http.Request.Form[field].ToString().Trim();
        return text.Length <= 2000 ? text : text[..2000];
    }
}
