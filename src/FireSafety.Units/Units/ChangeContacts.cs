using FireSafety.Contracts.Units;
using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Names the responsible person and the manager (变更责任人、管理人).</summary>
internal static class ChangeContacts
{
    internal sealed record Request(Contact? ResponsiblePerson, Contact? Manager);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ResponsiblePerson).NotNull().IsContact();
            RuleFor(r => r.Manager).IsContact();
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units.Include(u => u.Posts), id,
            unit => unit.ChangeContacts(request.ResponsiblePerson!, request.Manager, clock.UtcNow), ct);
}
