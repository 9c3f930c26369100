using System.Security.Claims;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Identifiers;
using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units.Departments;

internal static class DepartmentEndpoints
{
    internal sealed record Row(Guid Id, long Version, string Name, IReadOnlyList<string> Industries, Contact Leader) : IVersioned;

    public static void MapDepartmentEndpoints(this RouteGroupBuilder api)
    {
        var departments = api.MapGroup("/departments").WithTags("行业部门");
        departments.MapPost("/", EnterDepartment.Handle).Command("units.enter-department", Permissions.DirectoryManage).WithSummary("登记行业部门");
        departments.MapPut("/{id:guid}", EnterDepartment.Edit).Edit("units.edit-department", Permissions.DirectoryManage).WithSummary("修改行业部门");
        departments.MapGet("/", ListAsync).Query("units.departments", Permissions.UnitsRead)
            .Sensitive(nameof(Department)).WithSummary("行业部门名录");
        departments.MapGet("/{id:guid}", GetAsync).Query("units.get-department", Permissions.UnitsRead)
            .Sensitive<Department>((_, actor) => actor.May(GetUnit.InFull)).WithSummary("行业部门");
    }

    private static async Task<Reply<Page<Row>>> ListAsync([AsParameters] PageQuery page, ClaimsPrincipal user, UnitsDbContext db, CancellationToken ct)
    {
        var found = await Rows(db.Departments.OrderBy(d => d.Name).ThenBy(d => d.Id)).ToPageAsync(page, ct);
        return found with { Items = [.. found.Items.Select(row => Shown(row, user))] };
    }

    private static async Task<Reply<Row>> GetAsync(Guid id, ClaimsPrincipal user, UnitsDbContext db, CancellationToken ct) =>
        await Rows(db.Departments.Where(d => d.Id == id)).SingleOrDefaultAsync(ct) is { } row ? Shown(row, user) : CommonErrors.NotFound;

    // As of units: phones are for those who manage them.
    private static Row Shown(Row row, ClaimsPrincipal user) =>
        row.Leader.Phone is not { } phone || Actor.Of(user).May(GetUnit.InFull) ? row : row with { Leader = row.Leader with { Phone = Masking.MaskPhone(phone) } };

    private static IQueryable<Row> Rows(IQueryable<Department> departments) =>
        departments.AsNoTracking().Select(d => new Row(d.Id, d.Version, d.Name, d.Industries, d.Leader));
}
