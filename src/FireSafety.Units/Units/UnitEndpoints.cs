namespace FireSafety.Units.Units;

internal static class UnitEndpoints
{
    public static void MapUnitEndpoints(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("单位");
        units.MapPost("/", RegisterUnit.Handle).Command("units.register", Permissions.UnitsManage).WithSummary("单位建档");
        units.MapGet("/", SearchUnits.Handle).Query("units.search", Permissions.UnitsRead).WithSummary("查询单位");
    }
}
