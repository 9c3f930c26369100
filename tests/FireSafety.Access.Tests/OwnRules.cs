using System.Linq.Expressions;
using System.Reflection;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Access.Tests;

/// <summary>What a context shows to whom, below any endpoint.</summary>
[Collection(OneCity.Name)]
public sealed class OwnRules(City city)
{
    private static readonly string[] Assemblies = ["Campaigns", "Hazards", "Identity", "Interviews", "Licensing", "Notifications", "Units"];

    [Theory]
    [InlineData(Roles.Unit)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Department)]
    public async Task Party_RowsOfATypeWithoutAnOwnRule_AreInvisible(string role)
    {
        var all = await CountAsync(AccessScope.System, HasNoOwnRule);

        var seen = await CountAsync(AccessScope.Of(city.Own.Actor(role)), HasNoOwnRule);

        Assert.True(all["Complaint"] > 0 && all["LookBack"] > 0, "There is nothing that could be seen.");
        Assert.All(seen, type => Assert.Equal((type.Key, 0), (type.Key, type.Value)));
    }

    [Fact]
    public async Task Nobody_RowsOfAnyJurisdiction_AreInvisible()
    {
        var seen = await CountAsync(null, _ => true);

        Assert.All(seen, type => Assert.Equal((type.Key, 0), (type.Key, type.Value)));
    }

    /// <summary>An outside provider may give anyone any claim.</summary>
    [Fact]
    public async Task BrigadeLeader_WithAnIndustryClaim_SeesNoMoreThanWithout()
    {
        var leader = city.Own.Actor(Roles.BrigadeLeader);

        var without = await CountAsync(AccessScope.Of(leader), _ => true);
        var with = await CountAsync(AccessScope.Of(leader with { Industries = [city.Foreign.Industry] }), _ => true);

        Assert.True(without["Hazard"] > 0);
        Assert.Equal(without, with);
    }

    // The filter every scoped type starts with is "sees jurisdiction AND path starts with"; an own rule puts an OR around it.
    private static bool HasNoOwnRule(LambdaExpression filter) => filter.Body.NodeType == ExpressionType.AndAlso;

    private async Task<SortedDictionary<string, int>> CountAsync(AccessScope? scope, Func<LambdaExpression, bool> which)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in Assemblies.Select(a => Assembly.Load("FireSafety." + a)).SelectMany(a => a.GetTypes())
            .Where(t => t.IsAbstract && t.IsSubclassOf(typeof(ServiceDbContext))))
        {
            await using var services = city.Host.Services.CreateAsyncScope();
            services.ServiceProvider.GetRequiredService<DataSession>().Open(scope);
            var db = (ServiceDbContext)services.ServiceProvider.GetRequiredService(type);
            foreach (var entity in db.Model.GetEntityTypes().Where(e => typeof(IScoped).IsAssignableFrom(e.ClrType)))
            {
                if (which(entity.FindDeclaredQueryFilter(ServiceDbContext.JurisdictionFilter)!.Expression!))
                    counts[entity.ClrType.Name] = counts.GetValueOrDefault(entity.ClrType.Name) + await CountAsync(db, entity.ClrType);
            }
        }
        return counts;
    }

    private static Task<int> CountAsync(ServiceDbContext db, Type type) => (Task<int>)typeof(OwnRules)
        .GetMethod(nameof(CountRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!;

    private static Task<int> CountRowsAsync<T>(ServiceDbContext db) where T : class => db.Set<T>().CountAsync();
}
