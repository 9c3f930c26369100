using System.Net;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.Licensing.Data;
using FireSafety.Platform.Access;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Licensing.Tests;

public sealed class ProjectTests
{
    private const string Projects = "/api/licensing/projects";
    private static readonly Guid Unit = Guid.CreateVersion7();
    private static readonly object AllSigned = new
    {
        TechnicalHeadSigned = true,
        TechnicalHeadSealed = true,
        ProjectHeadSigned = true,
        ProjectHeadSealed = true,
        AgencySealed = true,
        LabelPosted = true,
    };

    [Fact]
    public async Task Project_ContractConclusionArchive_IsKeptSixYears()
    {
        await using var host = await Hosts.StartAsync();
        var (_, project) = await OpenAsync(host);
        await host.Client.CommandAsync($"{Projects}/{project}/conclusions", Conclusion("2024-01-20", AllSigned));

        await host.Client.CommandAsync($"{Projects}/{project}/archive", new { Place = "示例档案柜 3", ArchivedOn = "2024-02-29" });

        var detail = await host.Client.GetAsync<JsonElement>($"{Projects}/{project}");
        Assert.Equal("示例单位 0001", detail.GetProperty("unitName").GetString());
        Assert.Equal("2030-02-28", detail.GetProperty("archive").GetProperty("keepUntil").GetString());
        Assert.True(detail.GetProperty("conclusions")[0].GetProperty("inOrder").GetBoolean());
        await host.Client.RefusedAsync($"{Projects}/{project}/conclusions", Conclusion("2024-02-20", AllSigned), HttpStatusCode.Conflict, "licensing.project-archived");
    }

    [Fact]
    public async Task Project_ReadByItsAgency_NamesTheUnit()
    {
        await using var host = await Hosts.StartAsync();
        var (agency, _) = await OpenAsync(host);
        var caller = host.As(new Actor("agency", "示例机构", Roles.Agency, Divisions.City.Path) { OrganisationId = agency });

        var project = (await caller.GetAsync<JsonElement>(Projects)).GetProperty("items")[0];

        Assert.Equal("示例单位 0001", project.GetProperty("unitName").GetString());
    }

    [Fact]
    public async Task Conclusion_UnsignedAndHeadGone_RecordsEachDefect()
    {
        await using var host = await Hosts.StartAsync();
        var (agency, project) = await OpenAsync(host);
        var head = await host.PersonAsync(agency, "ZC001-1");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency}/personnel/{head}/leave", new { On = "2024-01-18", Reason = "辞职" });

        await host.Client.CommandAsync($"{Projects}/{project}/conclusions", Conclusion("2024-01-20", new
        {
            TechnicalHeadSigned = true,
            TechnicalHeadSealed = false,
            ProjectHeadSigned = true,
            ProjectHeadSealed = true,
            AgencySealed = true,
            LabelPosted = false,
        }));

        var defects = (await host.Client.GetAsync<JsonElement>($"{Projects}/{project}")).GetProperty("conclusions")[0].GetProperty("defects");
        Assert.Equal(
            ["未加盖技术负责人执业印章（第十四条）", "未在建筑醒目位置公示服务信息（第十四条）", "出具之日技术负责人示例人员 ZC001-1不具备执业资格（第十二条）"],
            defects.EnumerateArray().Select(d => d.GetString()));
    }

    [Theory]
    [InlineData("MaintenanceTesting", "ZC001-2", "ZC001-1", "licensing.technical-head-not-grade-1")]
    [InlineData("MaintenanceTesting", "ZC001-1", "CZ001-1", "licensing.project-head-not-engineer")]
    [InlineData("SafetyAssessment", "ZC001-1", "ZC001-2", "licensing.outside-category")]
    public async Task Open_HeadsOrServiceNotAllowed_IsRefused(string service, string technicalHead, string projectHead, string code)
    {
        await using var host = await Hosts.StartAsync();
        await host.PublishAsync(Registered(1, "示例单位 0001"));
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var body = Contract(agency.Id, Unit, await host.PersonAsync(agency.Id, technicalHead), await host.PersonAsync(agency.Id, projectHead), service);

        await host.Client.RefusedAsync(Projects, body, HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Open_UnitUnknownOrAgencySuspendedOrContractTaken_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var (agency, _) = await OpenAsync(host);
        var (first, second) = (await host.PersonAsync(agency, "ZC001-1"), await host.PersonAsync(agency, "ZC001-2"));

        await host.Client.RefusedAsync(Projects, Contract(agency, Unit, first, second), HttpStatusCode.Conflict, "licensing.contract-taken");
        await host.Client.RefusedAsync(Projects, Contract(agency, agency, first, second), HttpStatusCode.UnprocessableEntity, "licensing.unknown-unit");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency}/suspend", new { Reason = "处罚决定" });
        await host.Client.RefusedAsync(Projects, Contract(agency, Unit, first, second), HttpStatusCode.Conflict, "licensing.agency-not-practising");
    }

    [Fact]
    public async Task Archive_WithoutConclusion_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var (_, project) = await OpenAsync(host);

        await host.Client.RefusedAsync(
            $"{Projects}/{project}/archive", new { Place = "示例", ArchivedOn = "2024-02-01" }, HttpStatusCode.Conflict, "licensing.nothing-to-archive");
    }

    [Fact]
    public async Task Units_LateOrRepeatedEvents_KeepTheNewest()
    {
        await using var host = await Hosts.StartAsync();
        var third = new UnitChanged { AggregateId = Unit, Version = 3, Jurisdiction = "/2111/211103/", Unit = Snapshot("新名"), Changes = UnitChanges.Profile };

        await host.PublishAsync(third);
        await host.PublishAsync(third);
        await host.PublishAsync(Registered(1, "旧名"));

        var row = await host.ReadAsync<LicensingDbContext, string>(db => db.Units.Select(u => u.Name).SingleAsync());
        Assert.Equal("新名", row);
    }

    private static async Task<(Guid Agency, Guid Project)> OpenAsync(ServiceHost host)
    {
        await host.PublishAsync(Registered(1, "示例单位 0001"));
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var project = await host.Client.CommandAsync(
            Projects, Contract(agency.Id, Unit, await host.PersonAsync(agency.Id, "ZC001-1"), await host.PersonAsync(agency.Id, "ZC001-2")));
        return (agency.Id, project.Id);
    }

    private static object Contract(Guid agency, Guid unit, Guid technicalHead, Guid projectHead, string service = "MaintenanceTesting") => new
    {
        AgencyId = agency,
        UnitId = unit,
        Service = service,
        Contract = new { Number = "示例合同 1", SignedOn = "2024-01-10", From = "2024-01-10", To = "2024-12-31" },
        TechnicalHeadId = technicalHead,
        ProjectHeadId = projectHead,
    };

    private static object Conclusion(string on, object signatures) =>
        new { Number = $"示例检字 {on}", Title = "示例建筑消防设施检测报告", IssuedOn = on, Signatures = signatures };

    private static UnitRegistered Registered(long version, string name) =>
        new() { AggregateId = Unit, Version = version, Jurisdiction = "/2111/211103/", Unit = Snapshot(name) };

    private static UnitSnapshot Snapshot(string name) => new()
    {
        CreditCode = Sample.Code(900),
        Name = name,
        Address = "示例路 2 号",
        DivisionCode = "211103",
        Industry = "commerce",
        ResponsiblePerson = new Contact("示例负责人", null),
    };
}
