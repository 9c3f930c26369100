using FireSafety.Contracts.Units;
using FireSafety.Units.Data;

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
            .Sensitive<Department>().WithSummary("行业部门");
    }

    private static async Task<Reply<Page<Row>>> ListAsync([AsParameters] PageQuery page, UnitsDbContext db, CancellationToken ct) =>
        await Rows(db.Departments.OrderBy(d => d.Name).ThenBy(d => d.Id)).ToPageAsync(page, ct);

    private static async Task<Reply<Row>> GetAsync(Guid id, UnitsDbContext db, CancellationToken ct) =>
        await Rows(db.Departments.Where(d => d.Id == id)).SingleOrDefaultAsync(ct) is { } row ? row : CommonErrors.NotFound;

    private static IQueryable<Row> Rows(IQueryable<Department> departments) =>
        departments.AsNoTracking().Select(d => new Row(d.Id, d.Version, d.Name, d.Industries, d.Leader));
}
