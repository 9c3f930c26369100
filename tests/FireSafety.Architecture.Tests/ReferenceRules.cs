using FireSafety.TestKit;
using System.Xml.Linq;

namespace FireSafety.Architecture.Tests;

/// <summary>Who may reference whom (docs/architecture.md): read from the assemblies, not from what people intend.</summary>
public sealed class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["FireSafety.Contracts"] = [],
        ["FireSafety.Platform"] = ["FireSafety.Contracts"],
        ["FireSafety.ServiceDefaults"] = [],
        ["FireSafety.Gateway"] = ["FireSafety.ServiceDefaults"],
        ["FireSafety.Clients"] = [],
        ["FireSafety.Web"] = ["FireSafety.Clients", "FireSafety.Contracts", "FireSafety.ServiceDefaults"],
    };

    private static readonly string[] ServiceMay = ["FireSafety.Contracts", "FireSafety.Platform", "FireSafety.ServiceDefaults"];

    public static TheoryData<string> Services => [.. Parts.Services];

    public static TheoryData<string> Others => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Services))]
    public void Service_References_OnlyThePlatform(string service)
    {
        var assembly = System.Reflection.Assembly.Load("FireSafety." + service);

        var own = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("FireSafety.", StringComparison.Ordinal));

        Assert.Empty(own.Except(ServiceMay));
    }

    [Theory, MemberData(nameof(Others))]
    public void OtherProject_References_OnlyWhatIsBelowIt(string name)
    {
        var assembly = System.Reflection.Assembly.Load(name);

        var own = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("FireSafety.", StringComparison.Ordinal));

        Assert.Empty(own.Except(Allowed[name]));
    }

    [Fact]
    public void Contracts_Packages_None()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/FireSafety.Contracts/FireSafety.Contracts.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Theory, MemberData(nameof(Services))]
    public void Service_PublicTypes_OnlyItsModule(string service)
    {
        var assembly = System.Reflection.Assembly.Load("FireSafety." + service);

        // Migrations are as the tool writes them.
        var visible = assembly.GetExportedTypes().Where(t => !t.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration))).Select(t => t.Name);

        Assert.Equal([service + "Module"], visible.Where(n => n != "Program"));
    }

    [Theory, MemberData(nameof(Services))]
    public void Service_UsesMassTransit_Never(string service)
    {
        var assembly = System.Reflection.Assembly.Load("FireSafety." + service);

        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("MassTransit", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Services))]
    public void Service_Settings_NoFileOfItsOwn(string service) =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Repository.Root, "src", "FireSafety." + service), "appsettings*.json"));
}
