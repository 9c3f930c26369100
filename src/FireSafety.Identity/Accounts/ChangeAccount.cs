using FireSafety.Identity.Data;
using FireSafety.Identity.Tokens;

namespace FireSafety.Identity.Accounts;

/// <summary>Changes name, role, division and organisation. Earlier tokens are void, because they say otherwise.</summary>
internal static class ChangeAccount
{
    /// <param name="DivisionCode">Where a role is held that acts for no organisation; an organisation's own is known and need not be sent.</param>
    /// <param name="OrganisationId">Unit, department, agency or supervisor; required of these roles and of no other.</param>
    /// <param name="OrganisationName">Not used: the register's name is taken.</param>
    internal sealed record Request(string Name, string Role, string? DivisionCode, Guid? OrganisationId, string? OrganisationName, string? Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Role).NotEmpty().MaximumLength(40);
            RuleFor(r => r.DivisionCode).MaximumLength(20);
            RuleFor(r => r.OrganisationName).MaximumLength(200);
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, IdentityDbContext db, Revocation revocation, TimeProvider time, CancellationToken ct)
    {
        var (post, error) = await Posts.OfPersonAsync(request.Role, request.DivisionCode, request.OrganisationId, db, ct);
        if (post is null)
            return error!;
        return await revocation.ChangeAsync(id, account => IsOwn(account, db) && account.Role != request.Role
            ? AccountErrors.NotYourself
            : account.Change(request.Name, post, time.GetUtcNow().UtcDateTime), ct);
    }

    /// <summary>Whether the account is the caller's: the last administrator would be gone by a slip.</summary>
    public static bool IsOwn(Account account, IdentityDbContext db) => db.Session.Command!.Actor.Id == account.Id.ToString();
}
