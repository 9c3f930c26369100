using FireSafety.Units.Data;

namespace FireSafety.Units.Supervisors;

internal static class SupervisorEndpoints
{
    internal sealed record Row(Guid Id, long Version, string Name, string DivisionCode, bool Active) : IVersioned;

    public static void MapSupervisorEndpoints(this RouteGroupBuilder api)
    {
        var supervisors = api.MapGroup("/supervisors").WithTags("监督员");
        supervisors.MapPost("/", EnterSupervisor.Handle).Command("units.enter-supervisor", Permissions.DirectoryManage).WithSummary("登记监督员");
        supervisors.MapPut("/{id:guid}", EnterSupervisor.Edit).Edit("units.edit-supervisor", Permissions.DirectoryManage).WithSummary("修改监督员");
        supervisors.MapGet("/", ListAsync).Query("units.supervisors", Permissions.UnitsRead).WithSummary("监督员名录");
        supervisors.MapGet("/{id:guid}", GetAsync).Query("units.get-supervisor", Permissions.UnitsRead).WithSummary("监督员");
    }

    private static async Task<Reply<Page<Row>>> ListAsync(bool? active, [AsParameters] PageQuery page, UnitsDbContext db, CancellationToken ct) =>
        await Rows(db.Supervisors.Where(s => active == null || s.Active == active).OrderBy(s => s.DivisionCode).ThenBy(s => s.Name).ThenBy(s => s.Id))
            .ToPageAsync(page, ct);

    private static async Task<Reply<Row>> GetAsync(Guid id, UnitsDbContext db, CancellationToken ct) =>
        await Rows(db.Supervisors.Where(s => s.Id == id)).SingleOrDefaultAsync(ct) is { } row ? row : CommonErrors.NotFound;

    private static IQueryable<Row> Rows(IQueryable<Supervisor> supervisors) =>
        supervisors.AsNoTracking().Select(s => new Row(s.Id, s.Version, s.Name, s.DivisionCode, s.Active));
}
