using FireSafety.Contracts.Units;
using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units.Departments;

/// <summary>Enters or edits an industry department.</summary>
internal static class EnterDepartment
{
    internal sealed record Request(string Name, IReadOnlyList<string>? Industries, Contact? Leader);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Industries)
                .Must(i => i is { Count: >= 1 and <= 20 }).WithMessage("请列出该部门负责的行业，1 至 20 个。")
                .Must(i => i!.All(Industries.Has)).WithMessage($"行业代码不存在，可用：{Industries.Known}。")
                .Must(i => i!.Distinct().Count() == i!.Count).WithMessage("同一行业只能列一次。");
            RuleFor(r => r.Leader).NotNull().IsContact();
        }
    }

    private static readonly Error NameTaken = new("units.department-name-taken", ErrorKind.Conflict, "行业部门“{0}”已登记，请直接修改原有登记。");

    public static async Task<Reply<Changed>> Handle(Request request, UnitsDbContext db, CancellationToken ct)
    {
        if (db.Session.Scope?.Contains(Divisions.City.Path) != true)
            return CommonErrors.ForeignJurisdiction;
        if (await db.Departments.AnyAsync(d => d.Name == request.Name, ct))
            return NameTaken.With(request.Name);
        return await db.CommitAsync(Department.Enter(request.Name, request.Industries!, request.Leader!), ct: ct);
    }

    public static async Task<Reply<Changed>> Edit(Guid id, Request request, UnitsDbContext db, CancellationToken ct)
    {
        if (await db.Departments.AnyAsync(d => d.Name == request.Name && d.Id != id, ct))
            return NameTaken.With(request.Name);
        return await db.ChangeAsync(db.Departments, id, d => d.Edit(request.Name, request.Industries!, request.Leader!), ct);
    }
}
