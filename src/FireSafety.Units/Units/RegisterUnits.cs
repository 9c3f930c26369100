using FireSafety.Units.Data;
using FireSafety.Units.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Units.Units;

/// <summary>Enters up to 200 units at once (批量建档): all of them or none, with what is wrong row by row.</summary>
internal static class RegisterUnits
{
    internal sealed record Request(IReadOnlyList<RegisterUnit.Request>? Units);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Units)
            .Must(u => u is { Count: >= 1 and <= 200 }).WithMessage("每次提交 1 至 200 个单位。")
            .Must(u => u!.All(x => x is not null)).WithMessage("各行不能为空。");
    }

    private static readonly RegisterUnit.Validator RowRules = new();

    /// <summary>One thing wrong with one row; <paramref name="Index"/> from 0.</summary>
    internal sealed record RowError(int Index, string? CreditCode, string? Field, string ErrorCode, string Detail);

    public static async Task<Results<Reply<Changed>, ProblemHttpResult>> Handle(
        Request request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var rows = request.Units!;
        // Without a jurisdiction every row is refused as foreign below, and the batch is never saved.
        var batch = RegistrationBatch.Of(rows.Count, db.ScopePath, clock.UtcNow);
        var errors = new List<RowError>();
        var units = new List<(int Index, Unit Unit)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var invalid = RowRules.Validate(rows[i]).Errors;
            errors.AddRange(invalid.Select(e => new RowError(i, rows[i].CreditCode, e.PropertyName, CommonErrors.Invalid.Code, e.ErrorMessage)));
            if (invalid.Count > 0)
                continue;
            var (unit, error) = RegisterUnit.Make(rows[i], batch.Id, db, clock.UtcNow);
            if (unit is null)
                errors.Add(Refused(i, error!));
            else
                units.Add((i, unit));
        }
        errors.AddRange(await TakenAsync(db, units, Refused, ct));
        if (errors.Count > 0)
            return Problem(errors);

        db.AddRange(units.Select(u => u.Unit));
        db.AddRange(units.Select(u => UnitSearchEntry.Of(u.Unit)));
        db.AddRange(units.SelectMany(u => UnitSearchEntry.GramsOf(u.Unit)));
        return await db.CommitAsync(batch, ct: ct);

        RowError Refused(int index, Error error) => new(index, rows[index].CreditCode, null, error.Code, error.Detail);
    }

    private static async Task<IEnumerable<RowError>> TakenAsync(
        UnitsDbContext db, List<(int Index, Unit Unit)> units, Func<int, Error, RowError> refused, CancellationToken ct)
    {
        var repeated = units.GroupBy(u => u.Unit.CreditCode).SelectMany(g => g.Skip(1))
            .Select(u => refused(u.Index, UnitErrors.CreditCodeRepeated.With(u.Unit.CreditCode)));
        var holders = await CreditCodes.FindAsync(db, units.Select(u => u.Unit.CreditCode).ToHashSet(), ct);
        var taken = units.Where(u => holders.ContainsKey(u.Unit.CreditCode))
            .Select(u => refused(u.Index, holders[u.Unit.CreditCode].ToError(db)));
        return repeated.Concat(taken).ToList();
    }

    private static ProblemHttpResult Problem(List<RowError> errors)
    {
        var refusal = UnitErrors.BatchRefused.With(errors.Select(e => e.Index).Distinct().Count());
        return TypedResults.Problem(refusal.Detail, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: new Dictionary<string, object?>
        {
            ["errorCode"] = refusal.Code,
            ["rows"] = errors.OrderBy(e => e.Index).ToList(),
        });
    }
}
