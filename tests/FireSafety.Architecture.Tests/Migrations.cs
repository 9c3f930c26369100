using FireSafety.Platform.Data;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FireSafety.Architecture.Tests;

/// <summary>Both providers' migration sets are complete, and T-SQL would accept the one that cannot run here.</summary>
public sealed class Migrations
{
    public static TheoryData<string> Contexts => [.. Parts.Contexts.Select(t => t.FullName!).Order()];

    public static TheoryData<string> SqlServerContexts =>
        [.. Parts.Contexts.Select(t => t.FullName!).Where(n => n.EndsWith("SqlServerDbContext", StringComparison.Ordinal)).Order()];

    [Fact]
    public void Contexts_PerService_OnePerProvider() =>
        Assert.Equal(Parts.Services.Count * 2, Parts.Contexts.Count());

    [Theory, MemberData(nameof(Contexts))]
    public void Model_ComparedWithMigrations_HasNoPendingChanges(string context)
    {
        using var db = Create(context);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(SqlServerContexts))]
    public void MigrationScript_ForSqlServer_Parses(string context)
    {
        using var db = Create(context);
        var migrator = (IMigrator)((Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<IServiceProvider>)db).Instance.GetService(typeof(IMigrator))!;

        var script = migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Empty(TSql.Errors(script));
    }

    /// <summary>The context as <c>dotnet ef</c> makes it: through the service's own design-time factory.</summary>
    internal static ServiceDbContext Create(string name)
    {
        var type = Parts.Contexts.Single(t => t.FullName == name);
        var factory = type.Assembly.GetTypes().Single(t => typeof(IDesignTimeDbContextFactory<>).MakeGenericType(type).IsAssignableFrom(t));
        return (ServiceDbContext)factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory, nonPublic: true), [Array.Empty<string>()])!;
    }
}
