using System.Reflection;
using System.Text.RegularExpressions;
using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FireSafety.Architecture.Tests;

/// <summary>No personal value is forgotten: the audit trail masks it, and a read that shows it in full is recorded.</summary>
public sealed partial class AuditRules(WholeSystem system) : IClassFixture<WholeSystem>
{
    /// <summary>Addresses that show no more than a masked phone.</summary>
    private static readonly string[] Masked = ["interviews.attendance"];

    private static readonly HashSet<string> Personal =
    [
        .. Parts.Services.Select(s => Assembly.Load("FireSafety." + s)).Append(typeof(IntegrationEvent).Assembly).SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetProperties()).Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name),
    ];

    public static TheoryData<string> Contexts => [.. Parts.Contexts.Where(c => c.Name.Contains("Sqlite", StringComparison.Ordinal)).Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Contexts))]
    public void Column_NamedAsAPhoneOrACertificate_IsMarkedPersonal(string context)
    {
        using var db = Migrations.Create(context);

        var unmarked = db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).SelectMany(Properties)
            .Where(p => p.ClrType == typeof(string) && Telling().IsMatch(p.Name) && !Personal.Contains(p.Name)).Select(p => $"{p.DeclaringType.Name}.{p.Name}");

        Assert.Empty(unmarked);
    }

    [Fact]
    public void Endpoint_ThatAnswersPersonalValues_IsSensitiveOrMasks()
    {
        var reads = system.Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => e.Metadata.OfType<IProducesResponseTypeMetadata>().Any(m => m.Type is { } type && Shows(type, [])))
            .Select(e => (Name: e.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, IsSensitive: IsSensitive(e))).ToList();

        Assert.Superset(new HashSet<string> { "units.get", "hazards.complaint", "licensing.get-agency" }, reads.Select(r => r.Name).ToHashSet());
        Assert.Empty(reads.Where(r => !r.IsSensitive).Select(r => r.Name).Except(Masked));
    }

    [Fact]
    public void Endpoint_OfTheAuditTrail_IsSensitive() => Assert.All(
        system.Endpoints.Where(e => e.RoutePattern.RawText!.EndsWith("/audit", StringComparison.Ordinal)), e => Assert.True(IsSensitive(e), e.DisplayName));

    private static bool IsSensitive(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().DeclaringType == typeof(SensitiveReads));

    private static bool Shows(Type type, HashSet<Type> seen)
    {
        if (!type.FullName!.StartsWith("FireSafety.", StringComparison.Ordinal))
            return type.GetGenericArguments().Any(t => Shows(t, seen)) || (type.GetElementType() is { } element && Shows(element, seen));
        return seen.Add(type)
            && type.GetProperties().Any(p => (p.PropertyType == typeof(string) && Personal.Contains(p.Name)) || Shows(p.PropertyType, seen));
    }

    private static IEnumerable<IProperty> Properties(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => Properties(c.ComplexType)));

    [GeneratedRegex("Phone|Mobile|Certificate(Number|Key)|IdCard|IdentityNumber|Email")]
    private static partial Regex Telling();
}
