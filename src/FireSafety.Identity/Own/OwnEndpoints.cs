using System.Security.Claims;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using FireSafety.Identity.SignIn;
using FireSafety.Identity.Tokens;
using FireSafety.Platform.Audit;

namespace FireSafety.Identity.Own;

/// <summary>What a signed-in person sees and does about the own account. A machine has none: 404.</summary>
internal static class OwnEndpoints
{
    internal sealed record Me(
        Guid Id, long Version, string UserName, string Name, string Role, string DivisionCode, Guid? OrganisationId, string? OrganisationName,
        bool RequiresSecondFactor, bool HasSecondFactor) : IVersioned;

    internal sealed record PasswordRequest([property: Secret] string Current, [property: Secret] string New)
    {
        internal sealed class Validator : AbstractValidator<PasswordRequest>
        {
            public Validator()
            {
                RuleFor(r => r.Current).NotEmpty().MaximumLength(256);
                RuleFor(r => r.New).NotEmpty().MaximumLength(256);
            }
        }
    }

    internal sealed record EnrolRequest([property: Secret] string Password)
    {
        internal sealed class Validator : AbstractValidator<EnrolRequest>
        {
            public Validator() => RuleFor(r => r.Password).NotEmpty().MaximumLength(256);
        }
    }

    internal sealed record CodeRequest(string Code)
    {
        internal sealed class Validator : AbstractValidator<CodeRequest>
        {
            public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(20);
        }
    }

    /// <param name="Key">To type into an authenticator application.</param>
    /// <param name="Address">The same as an <c>otpauth:</c> address.</param>
    internal sealed record Enrolment(string Key, string Address);

    /// <param name="RecoveryCodes">Each signs in once without the application; shown this once.</param>
    internal sealed record Enrolled(IReadOnlyList<string> RecoveryCodes);

    public static void MapOwnEndpoints(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/me").WithTags("我的账号");
        own.MapGet("/", GetAsync).Query("identity.me", Permissions.AccountOwn).WithSummary("我的账号");
        own.MapPost("/password", ChangePasswordAsync).Command("identity.change-own-password", Permissions.AccountOwn).WithSummary("修改密码；各处须重新登录");
        own.MapPost("/sign-out", SignOutAsync).Command("identity.sign-out-everywhere", Permissions.AccountOwn).WithSummary("在各处退出登录");
        own.MapPost("/second-factor", EnrolAsync).Command("identity.enrol-second-factor", Permissions.AccountOwn).WithSummary("凭当前密码获取动态口令密钥");
        own.MapPost("/second-factor/confirm", ConfirmAsync).Command("identity.confirm-second-factor", Permissions.AccountOwn).WithSummary("以验证码确认动态口令，返回恢复码（只显示一次）");
    }

    private static async Task<Reply<Me>> GetAsync(ClaimsPrincipal user, IdentityDbContext db, CancellationToken ct) =>
        await OwnAsync(db.Accounts.AsNoTracking(), user, ct) is { } a
            ? new Me(a.Id, a.Version, a.UserName, a.Name, a.Role, a.DivisionCode, a.OrganisationId, a.OrganisationName, a.RequiresSecondFactor, a.HasSecondFactor)
            : CommonErrors.NotFound;

    private static async Task<Reply<Changed>> ChangePasswordAsync(
        PasswordRequest request, ClaimsPrincipal user, HttpContext http, IdentityDbContext db, Passwords passwords, AttemptGuard guard, Devices devices,
        Revocation revocation, TimeProvider time, CancellationToken ct)
    {
        if (await OwnAsync(db.Accounts.AsNoTracking(), user, ct) is not { } own)
            return CommonErrors.NotFound;
        if (passwords.FaultOf(request.New, own.UserName) is { } fault)
            return AccountErrors.WeakPassword.With(fault);
        if (await RefusalOfAsync(request.Current, own, http, passwords, guard, devices, time, ct) is { } refusal)
            return refusal;
        return await ChangeOwnAsync(own.Id, db, revocation, a => a.SetPassword(passwords.Hash(a, request.New), time.GetUtcNow().UtcDateTime), ct);
    }

    private static async Task<Reply<Changed>> SignOutAsync(ClaimsPrincipal user, IdentityDbContext db, Revocation revocation, TimeProvider time, CancellationToken ct) =>
        await OwnAsync(db.Accounts.AsNoTracking(), user, ct) is { } own
            ? await ChangeOwnAsync(own.Id, db, revocation, a => a.SignOutEverywhere(time.GetUtcNow().UtcDateTime), ct)
            : CommonErrors.NotFound;

    // Whoever sits at a session left open must not bind it to a telephone of their own, nor put theirs in place of one being bound.
    private static async Task<Reply<Enrolment>> EnrolAsync(
        EnrolRequest request, ClaimsPrincipal user, HttpContext http, IdentityDbContext db, SecondFactor secondFactor, Passwords passwords, AttemptGuard guard,
        Devices devices, TimeProvider time, CancellationToken ct)
    {
        if (await OwnAsync(db.Accounts.AsNoTracking(), user, ct) is not { } own)
            return CommonErrors.NotFound;
        if (db.StaleOf(own) is { } stale)
            return stale;
        if (own.HasSecondFactor)
            return AccountErrors.SecondFactorInForce;
        if (await RefusalOfAsync(request.Password, own, http, passwords, guard, devices, time, ct) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(a => a.Id == own.Id, ct);
        var key = secondFactor.Begin(account);
        await db.SaveChangesAsync(ct);
        return new Enrolment(key, SecondFactor.AddressOf(account, key));
    }

    private static async Task<Reply<Enrolled>> ConfirmAsync(
        CodeRequest request, ClaimsPrincipal user, HttpContext http, IdentityDbContext db, SecondFactor secondFactor, AttemptGuard guard, Devices devices,
        TimeProvider time, CancellationToken ct)
    {
        if (await OwnAsync(db.Accounts.AsNoTracking(), user, ct) is not { } own)
            return CommonErrors.NotFound;
        if (db.StaleOf(own) is { } stale)
            return stale;
        if (secondFactor.PendingKeyOf(own) is null)
            return AccountErrors.NoEnrolment;
        var client = devices.ClientOf(http, own);
        if (await guard.BeginAsync(own.NormalizedUserName, client, ct) is { } until)
            return TooMany(until, time);
        if (!await secondFactor.AcceptsAsync(own, request.Code, ct))
            return AccountErrors.WrongCode;
        await guard.SucceedAsync(own.NormalizedUserName, client, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == own.Id, ct);
        var codes = SecondFactor.Confirm(account);
        await db.SaveChangesAsync(ct);
        return new Enrolled(codes);
    }

    private static async Task<Reply<Changed>> ChangeOwnAsync(Guid id, IdentityDbContext db, Revocation revocation, Action<Account> change, CancellationToken ct)
    {
        var reply = await db.ChangeAsync(db.Accounts, id, account =>
        {
            change(account);
            return (Error?)null;
        }, ct);
        if (!reply.IsError)
            await revocation.ForgetTokensAsync(id.ToString(), ct);
        return reply;
    }

    /// <summary>Whether it is the person's password. Whoever sits at a session left open must not find it out by trying.</summary>
    private static async Task<Error?> RefusalOfAsync(
        string password, Account own, HttpContext http, Passwords passwords, AttemptGuard guard, Devices devices, TimeProvider time, CancellationToken ct)
    {
        if (own.PasswordHash is null)
            return AccountErrors.WrongPassword; // taken away meanwhile: there is nothing to guess
        var client = devices.ClientOf(http, own);
        if (await guard.BeginAsync(own.NormalizedUserName, client, ct) is { } until)
            return TooMany(until, time);
        if (!passwords.Match(own, password, out _))
            return AccountErrors.WrongPassword;
        await guard.SucceedAsync(own.NormalizedUserName, client, ct);
        return null;
    }

    private static Error TooMany(DateTime until, TimeProvider time) =>
        AccountErrors.TooManyAttempts.With(Math.Max(1, Math.Ceiling((until - time.GetUtcNow().UtcDateTime).TotalMinutes)));

    private static async Task<Account?> OwnAsync(IQueryable<Account> accounts, ClaimsPrincipal user, CancellationToken ct) =>
        Guid.TryParse(Actor.Of(user).Id, out var id) ? await accounts.SingleOrDefaultAsync(a => a.Id == id && a.IsEnabled, ct) : null;
}
