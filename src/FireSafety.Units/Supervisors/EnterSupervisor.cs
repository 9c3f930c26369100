using FireSafety.Units.Data;

namespace FireSafety.Units.Supervisors;

/// <summary>Enters or edits a supervisor.</summary>
internal static class EnterSupervisor
{
    internal sealed record Request(string Name, string DivisionCode, bool Active = true);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(50);
            RuleFor(r => r.DivisionCode).NotEmpty().MaximumLength(20);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, UnitsDbContext db, CancellationToken ct)
    {
        var (division, error) = DivisionOf(request, db);
        return division is null ? error! : await db.CommitAsync(Supervisor.Enter(request.Name, division, request.Active), ct: ct);
    }

    public static async Task<Reply<Changed>> Edit(Guid id, Request request, UnitsDbContext db, CancellationToken ct)
    {
        var (division, error) = DivisionOf(request, db);
        return division is null
            ? error!
            : await db.ChangeAsync(db.Supervisors, id, s => s.Edit(request.Name, division, request.Active), ct);
    }

    // The detachment has supervisors of its own, so the city is a division here.
    private static (Division? Division, Error? Error) DivisionOf(Request request, UnitsDbContext db)
    {
        if (Divisions.Find(request.DivisionCode) is not { } division)
            return (null, CommonErrors.UnknownDivision.With(request.DivisionCode));
        return db.Session.Scope?.Contains(division.Path) == true ? (division, null) : (null, CommonErrors.ForeignJurisdiction);
    }
}
