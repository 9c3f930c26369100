using FireSafety.Contracts.Units;
using FireSafety.Identity.Data;

namespace FireSafety.Identity.Accounts;

/// <summary>What tokens of a department's people say of it; a copy of the registry's.</summary>
internal sealed class KnownDepartment
{
    public required Guid Id { get; init; }

    /// <summary>Version of the department this was taken from.</summary>
    public long Version { get; set; }

    /// <summary>Industry codes it answers for.</summary>
    public List<string> Industries { get; set; } = [];
}

internal sealed class DepartmentSubscriber(IdentityDbContext db) : IEventHandler<DepartmentChanged>
{
    public async Task HandleAsync(DepartmentChanged happened, CancellationToken ct)
    {
        if (await db.Departments.FindAsync([happened.AggregateId], ct) is not { } department)
            db.Departments.Add(department = new KnownDepartment { Id = happened.AggregateId });
        if (happened.Version > department.Version)
            (department.Version, department.Industries) = (happened.Version, [.. happened.Industries]);
    }
}
