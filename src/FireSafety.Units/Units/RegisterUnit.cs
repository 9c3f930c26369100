using FireSafety.Contracts.Units;
using FireSafety.Units.Data;
using FireSafety.Units.Search;

namespace FireSafety.Units.Units;

/// <summary>Enters a unit into the registry (单位建档).</summary>
internal static class RegisterUnit
{
    /// <param name="CreditCode">统一社会信用代码.</param>
    /// <param name="CreditCodeOverrideReason">Why a code whose check digit disagrees is genuine.</param>
    /// <param name="Name">单位名称.</param>
    /// <param name="Address">地址.</param>
    /// <param name="DivisionCode">Division of the brigade, current or former code.</param>
    /// <param name="Industry">行业代码.</param>
    /// <param name="ResponsiblePerson">消防安全责任人.</param>
    /// <param name="Manager">消防安全管理人.</param>
    /// <param name="Category">场所类别 of the key-unit criteria.</param>
    /// <param name="Measures">申报指标.</param>
    /// <param name="KeyUnitReason">Given by one who may classify: confirms it as a key unit at once.</param>
    /// <param name="IsVulnerableGroupFacility">弱势群体场所.</param>
    internal sealed record Request(
        string CreditCode, string? CreditCodeOverrideReason, string Name, string Address, string DivisionCode, string Industry,
        Contact? ResponsiblePerson, Contact? Manager, string? Category, IReadOnlyList<Measure>? Measures, string? KeyUnitReason,
        bool IsVulnerableGroupFacility = false) : IReasoned
    {
        string? IReasoned.Reason => CreditCodeOverrideReason;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.CreditCode).NotEmpty().MaximumLength(50);
            RuleFor(r => r.CreditCodeOverrideReason).MaximumLength(UnitRules.TextLength);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Address).NotEmpty().MaximumLength(200);
            RuleFor(r => r.DivisionCode).NotEmpty().MaximumLength(20);
            RuleFor(r => r.Industry).NotEmpty().MaximumLength(40);
            RuleFor(r => r.ResponsiblePerson).NotNull().IsContact();
            RuleFor(r => r.Manager).IsContact();
            RuleFor(r => r.Measures).AreMeasures();
            RuleFor(r => r.KeyUnitReason).Must(r => r is null || !string.IsNullOrWhiteSpace(r)).WithMessage("确认重点单位须写明理由。")
                .MaximumLength(UnitRules.TextLength);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var (unit, error) = Make(request, null, db, clock.UtcNow);
        if (unit is null)
            return error!;
        if (await CreditCodes.FindAsync(db, unit.CreditCode, ct) is { } taken)
            return taken.ToError(db);

        db.Add(UnitSearchEntry.Of(unit));
        db.AddRange(UnitSearchEntry.GramsOf(unit));
        return await db.CommitAsync(unit, ct: ct);
    }

    /// <summary>Applies every rule but the uniqueness of the code.</summary>
    public static (Unit? Unit, Error? Error) Make(Request request, Guid? batchId, UnitsDbContext db, DateTime at)
    {
        var (profile, error) = UnitProfile.Check(
            request.CreditCode, request.CreditCodeOverrideReason, request.Name, request.Address, request.Industry, request.Category, request.Measures);
        if (profile is null)
            return (null, error);
        var (division, unknown) = Supervising.Brigade(request.DivisionCode, db);
        if (division is null)
            return (null, unknown);
        if (request.KeyUnitReason is not null && !db.Session.Command!.Actor.May(Permissions.UnitsClassify))
            return (null, UnitErrors.ClassifyNotPermitted);
        return Unit.Register(
            profile, division, request.ResponsiblePerson!, request.Manager, request.KeyUnitReason, request.IsVulnerableGroupFacility, batchId, at);
    }
}
