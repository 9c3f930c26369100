using System.Text.RegularExpressions;
using FireSafety.Identity.Data;

namespace FireSafety.Identity.Accounts;

/// <summary>Makes an account for a person. The one-time code to set the password with is in the reply, once.</summary>
internal static partial class InviteAccount
{
    /// <param name="DivisionCode">Where a role is held that acts for no organisation; an organisation's own is known and need not be sent.</param>
    /// <param name="OrganisationId">Unit, department, agency or supervisor; required of these roles and of no other.</param>
    /// <param name="OrganisationName">Not used: the register's name is taken.</param>
    internal sealed record Request(string UserName, string Name, string Role, string? DivisionCode, Guid? OrganisationId, string? OrganisationName);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty().MinimumLength(3).MaximumLength(Account.LongestUserName)
                .Must(n => UserNamePattern().IsMatch(n)).WithMessage("用户名由字母、数字和 . _ - 组成，以字母开头。");
            RuleFor(r => r.Name).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Role).NotEmpty().MaximumLength(40);
            RuleFor(r => r.DivisionCode).MaximumLength(20);
            RuleFor(r => r.OrganisationName).MaximumLength(200);
        }
    }

    public static async Task<Reply<NewCode>> Handle(
        Request request, IdentityDbContext db, IdentityPolicy policy, IdentityOptions options, TimeProvider time, CancellationToken ct)
    {
        var (post, error) = await Posts.OfPersonAsync(request.Role, request.DivisionCode, request.OrganisationId, db, ct);
        if (post is null)
            return error!;
        if (!options.DemoAccounts && DemoAccounts.IsNamed(request.UserName))
            return AccountErrors.DemoName;
        var account = Account.Invite(request.UserName, request.Name, post);
        // Names are unique in the whole city, also where the caller does not see.
        if (await db.Accounts.IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter]).AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, ct))
            return AccountErrors.UserNameTaken.With(request.UserName);
        var code = account.GiveOneTimeCode(time.GetUtcNow().UtcDateTime, TimeSpan.FromHours(policy.Lifetimes.InvitationHours));
        db.Accounts.Add(account);
        await db.SaveChangesAsync(ct);
        return new NewCode(account.Id, account.Version, code.Text, account.OneTimeCodeExpiresAt!.Value);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]*\z")]
    private static partial Regex UserNamePattern();
}

/// <summary>A one-time code, shown this once. A repeat with the same Idempotency-Key is not answered from a receipt: the code is not kept.</summary>
internal sealed record NewCode(Guid Id, long Version, string Code, DateTime ExpiresAt) : IVersioned;
