using System.Linq.Expressions;
using FireSafety.Identity.Data;
using FireSafety.Identity.Tokens;

namespace FireSafety.Identity.Accounts;

internal static class AccountEndpoints
{
    internal sealed record Row(
        Guid Id, long Version, string UserName, string Name, string Role, string DivisionCode, Guid? OrganisationId, string? OrganisationName,
        bool IsEnabled, string? DisabledReason, bool HasPassword, bool RequiresSecondFactor, bool HasSecondFactor, DateTime? ResetRequestedAt) : IVersioned;

    /// <param name="Role">Only of this role.</param>
    /// <param name="IsEnabled">Only enabled ones, or only disabled ones.</param>
    /// <param name="Text">Part of the user name, the name or the organisation's name.</param>
    internal sealed record Filter(string? Role, bool? IsEnabled, string? Text)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Role).MaximumLength(40);
                RuleFor(f => f.Text).MaximumLength(50);
            }
        }
    }

    internal sealed record Reasoned(string? Reason) : IReasoned
    {
        internal sealed class Validator : AbstractValidator<Reasoned>
        {
            public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    internal sealed record SecondFactorRequest(bool Required, string? Reason) : IReasoned
    {
        internal sealed class Validator : AbstractValidator<SecondFactorRequest>
        {
            public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void MapAccountEndpoints(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("账号");
        accounts.MapPost("/", InviteAccount.Handle).Command("identity.invite", Permissions.AccountsManage).WithSummary("开通账号，返回一次性代码（只显示一次）");
        accounts.MapGet("/", ListAsync).Query("identity.accounts", Permissions.AccountsManage).WithSummary("账号名录");
        accounts.MapGet("/{id:guid}", GetAsync).Query("identity.account", Permissions.AccountsManage).WithSummary("账号");
        accounts.MapPut("/{id:guid}", ChangeAccount.Handle).Edit("identity.change-account", Permissions.AccountsManage).WithSummary("变更姓名、角色、辖区、所属单位");
        accounts.MapPost("/{id:guid}/disable", Disable).Command("identity.disable", Permissions.AccountsManage).WithSummary("停用账号");
        accounts.MapPost("/{id:guid}/enable", EnableAsync).Command("identity.enable", Permissions.AccountsManage).WithSummary("启用账号");
        accounts.MapPost("/{id:guid}/reset-password", ResetPassword.Handle).Command("identity.reset-password", Permissions.AccountsManage).WithSummary("重置密码，返回一次性代码（只显示一次）");
        accounts.MapPost("/{id:guid}/sign-out", SignOut).Command("identity.sign-out-account", Permissions.AccountsManage).WithSummary("使该账号在各处退出登录");
        accounts.MapPost("/{id:guid}/second-factor", RequireSecondFactor).Command("identity.require-second-factor", Permissions.AccountsManage).WithSummary("要求或不再要求动态口令");
        accounts.MapPost("/{id:guid}/second-factor/drop", DropSecondFactor).Command("identity.drop-second-factor", Permissions.AccountsManage).WithSummary("解除已绑定的动态口令（如手机丢失）");
    }

    private static readonly Sorting<Account> Orders = new Sorting<Account>("userName", a => a.Id)
        .By("userName", a => a.NormalizedUserName)
        .By("name", a => a.Name);

    private static async Task<Reply<Page<Row>>> ListAsync([AsParameters] Filter filter, [AsParameters] SortedPageQuery page, IdentityDbContext db, CancellationToken ct)
    {
        var accounts = db.ManagedAccounts.AsNoTracking().Where(a =>
            (filter.Role == null || a.Role == filter.Role)
            && (filter.IsEnabled == null || a.IsEnabled == filter.IsEnabled)
            && (filter.Text == null || a.UserName.Contains(filter.Text) || a.Name.Contains(filter.Text) || a.OrganisationName!.Contains(filter.Text)));
        return await Orders.PageAsync(accounts, page, ToRow, ct);
    }

    private static async Task<Reply<Row>> GetAsync(Guid id, IdentityDbContext db, CancellationToken ct) =>
        await db.ManagedAccounts.AsNoTracking().Where(a => a.Id == id).Select(ToRow).SingleOrDefaultAsync(ct) is { } row ? row : CommonErrors.NotFound;

    private static Task<Reply<Changed>> Disable(Guid id, Reasoned request, IdentityDbContext db, Revocation revocation, TimeProvider time, CancellationToken ct) =>
        revocation.ChangeAsync(id, a => ChangeAccount.IsOwn(a, db) ? AccountErrors.NotYourself : a.Disable(request.Reason, time.GetUtcNow().UtcDateTime), ct);

    private static async Task<Reply<Changed>> EnableAsync(Guid id, Reasoned request, IdentityDbContext db, Revocation revocation, CancellationToken ct)
    {
        var isClosed = await db.ManagedAccounts.AnyAsync(a => a.Id == id && db.Organisations.Any(o => o.Id == a.OrganisationId && o.IsClosed), ct);
        return await revocation.ChangeAsync(id, a => isClosed ? AccountErrors.OrganisationClosed.With(a.OrganisationName!) : a.Enable(), ct);
    }

    private static Task<Reply<Changed>> SignOut(Guid id, Reasoned request, Revocation revocation, TimeProvider time, CancellationToken ct) =>
        revocation.ChangeAsync(id, a => a.SignOutEverywhere(time.GetUtcNow().UtcDateTime), ct);

    private static Task<Reply<Changed>> RequireSecondFactor(Guid id, SecondFactorRequest request, Revocation revocation, TimeProvider time, CancellationToken ct) =>
        revocation.ChangeAsync(id, a => a.RequireSecondFactor(request.Required, time.GetUtcNow().UtcDateTime), ct);

    private static Task<Reply<Changed>> DropSecondFactor(Guid id, Reasoned request, Revocation revocation, TimeProvider time, CancellationToken ct) =>
        revocation.ChangeAsync(id, a => a.DropSecondFactor(time.GetUtcNow().UtcDateTime), ct);

    private static readonly Expression<Func<Account, Row>> ToRow = a => new Row(
        a.Id, a.Version, a.UserName, a.Name, a.Role, a.DivisionCode, a.OrganisationId, a.OrganisationName,
        a.IsEnabled, a.DisabledReason, a.PasswordHash != null, a.RequiresSecondFactor, a.HasSecondFactor, a.ResetRequestedAt);
}
