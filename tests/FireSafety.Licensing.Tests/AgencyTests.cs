using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Licensing;
using FireSafety.TestKit;

namespace FireSafety.Licensing.Tests;

public sealed class AgencyTests
{
    [Fact]
    public async Task Register_WithEverything_IsRegisteredUntilVerified()
    {
        await using var host = await Hosts.StartAsync();

        var made = await host.RegisterAsync(Sample.Agency(1));

        var agency = await host.AgencyAsync(made.Id);
        Assert.Equal("Registered", agency.GetProperty("status").GetString());
        Assert.True(agency.GetProperty("conditions").GetProperty("declaredMet").GetBoolean());
        Assert.False(agency.GetProperty("conditions").GetProperty("verifiedMet").GetBoolean());
        var told = Assert.Single(await host.EventsAsync<AgencyRegistered>());
        Assert.Equal(made.Id, told.AggregateId);
        Assert.Equal("示例经理", told.Agency.ManagerName);
        Assert.Equal("/2111/", told.Jurisdiction);
    }

    [Theory]
    [InlineData("MaintenanceTesting")]
    [InlineData("SafetyAssessment")]
    [InlineData("Both")]
    public async Task Verify_AllAsDeclared_MeetsConditions(string category)
    {
        await using var host = await Hosts.StartAsync();

        var verified = await host.RegisterVerifiedAsync(Sample.Agency(1, category));

        Assert.Equal("ConditionsMet", await host.StatusAsync(verified.Id));
        var told = Assert.Single(await host.EventsAsync<ConditionsMet>());
        Assert.Equal(AgencyStatus.ConditionsMet, told.Agency.Status);
        Assert.Empty(await host.EventsAsync<ConditionsLapsed>());
    }

    public static TheoryData<object> MalformedVerifications => new()
    {
        new { Complete = true, Personnel = Enumerable.Repeat(new { CertificateNumber = "ZC001-1", Accepted = true }, 201) },
        new { Complete = true, Equipment = Enumerable.Repeat(new { ItemCode = "1", Accepted = true }, 201) },
        new { Complete = true, Systems = Enumerable.Repeat(new { Kind = "QualityManagement", Accepted = true }, 21) },
        new { Complete = true, Personnel = new object?[] { null } },
        new { Complete = true, Equipment = new object?[] { null } },
        new { Complete = true, Systems = new object?[] { null } },
    };

    [Theory]
    [MemberData(nameof(MalformedVerifications))]
    public async Task Verify_ListTooLongOrWithNulls_IsMalformed(object verification)
    {
        await using var host = await Hosts.StartAsync();
        var made = await host.RegisterAsync(Sample.Agency(1));

        await host.Client.RefusedAsync($"{Hosts.Agencies}/{made.Id}/verifications", verification, HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Verify_LessThanDeclared_LapsesAndShowsGapByClause()
    {
        await using var host = await Hosts.StartAsync();
        var made = await host.RegisterAsync(Sample.Agency(1));

        await host.Client.CommandAsync($"{Hosts.Agencies}/{made.Id}/verifications", new
        {
            AcceptDeclared = true,
            Complete = true,
            Premises = new { SquareMetres = 150 },
            Personnel = new[] { new { CertificateNumber = "ZC001-1", Accepted = false, Note = "无劳动关系" } },
        });

        var told = Assert.Single(await host.EventsAsync<ConditionsLapsed>());
        Assert.Equal(["工作场所建筑面积差50平方米", "注册消防工程师差1人", "注册消防工程师（一级）差1人"], told.Shortfalls);
        Assert.Equal(Sample.Today, told.LapsedOn);
        var clauses = (await host.AgencyAsync(made.Id)).GetProperty("conditions").GetProperty("clauses").EnumerateArray()
            .ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("gap").GetString());
        Assert.Equal("申报200，核实150", clauses["premises"]);
        Assert.Equal("申报1，核实0", clauses["engineers-grade-1"]);
        Assert.Null(clauses["operators"]);
    }

    [Fact]
    public async Task Register_CodeFailsCheck_NeedsReasonAndIsMarked()
    {
        await using var host = await Hosts.StartAsync();
        var wrong = Sample.Code(1)[..17] + (Sample.Code(1)[17] == 'A' ? 'B' : 'A');

        await host.Client.RefusedAsync(Hosts.Agencies, Sample.Agency(1, code: wrong), HttpStatusCode.UnprocessableEntity, "licensing.credit-code-mismatch");
        var made = await host.RegisterAsync(Sample.Agency(1, code: wrong, codeReason: "营业执照原件如此"));

        Assert.True((await host.AgencyAsync(made.Id)).GetProperty("creditCodeMismatch").GetBoolean());
    }

    [Fact]
    public async Task Register_CodeTaken_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        await host.RegisterAsync(Sample.Agency(1));

        await host.Client.RefusedAsync(Hosts.Agencies, Sample.Agency(1), HttpStatusCode.Conflict, "licensing.credit-code-taken");
    }

    [Fact]
    public async Task Register_MalformedCode_IsRefused()
    {
        await using var host = await Hosts.StartAsync();

        await host.Client.RefusedAsync(
            Hosts.Agencies, Sample.Agency(1, code: "12345", codeReason: "理由"), HttpStatusCode.UnprocessableEntity, "licensing.credit-code-malformed");
    }

    [Fact]
    public async Task Register_UnknownEquipment_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = Sample.Agency(1, equipment: Sample.Equipment("2026-12-31", ["X99"]));

        await host.Client.RefusedAsync(Hosts.Agencies, agency, HttpStatusCode.UnprocessableEntity, "licensing.unknown-equipment");
    }

    [Fact]
    public async Task Register_PersonTwice_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = Sample.Agency(1, engineers: [Sample.Engineer("ZC-1"), Sample.Engineer("zc -1")]);

        await host.Client.RefusedAsync(Hosts.Agencies, agency, HttpStatusCode.Conflict, "licensing.person-already-joined");
    }

    [Fact]
    public async Task Register_EngineerWithoutGrade_IsInvalid()
    {
        await using var host = await Hosts.StartAsync();
        var agency = Sample.Agency(1, engineers: [new { Kind = "Engineer", Name = "示例人员 1", CertificateNumber = "ZC-1", ContractFrom = "2022-01-01" }]);

        await host.Client.RefusedAsync(Hosts.Agencies, agency, HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Register_EmptyBody_IsInvalidNotAnError()
    {
        await using var host = await Hosts.StartAsync();

        using var response = await host.Client.PostAsJsonAsync(Hosts.Agencies, new { }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Register_RepeatedWithKey_HappensOnce()
    {
        await using var host = await Hosts.StartAsync();

        var first = await host.Client.CommandAsync(Hosts.Agencies, Sample.Agency(1), "k");
        var second = await host.Client.CommandAsync(Hosts.Agencies, Sample.Agency(1), "k");

        Assert.Equal(first, second);
        Assert.Single(await host.EventsAsync<AgencyRegistered>());
    }

    [Fact]
    public async Task Register_FromAnotherCity_IsMarkedOutOfCity()
    {
        await using var host = await Hosts.StartAsync();

        var made = await host.RegisterAsync(Sample.Agency(1, home: "210100"));

        Assert.True((await host.AgencyAsync(made.Id)).GetProperty("isOutOfCity").GetBoolean());
    }

    [Fact]
    public async Task Edit_CategoryToBothWithoutAssessment_Lapses()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(
            1, equipment: Sample.Equipment("2026-12-31", Sample.BaseCodes, Sample.MaintenanceCodes), systems: [Sample.BothSystems[0]]));

        await host.Client.EditAsync($"{Hosts.Agencies}/{agency.Id}", agency.Version, Profile("Both"));

        var told = Assert.Single(await host.EventsAsync<ConditionsLapsed>());
        Assert.Equal(2, told.Shortfalls.Count);
        Assert.Equal(PracticeCategory.Both, told.Agency.Category);
        var changed = Assert.Single(await host.EventsAsync<AgencyChanged>());
        Assert.Equal(AgencyStatus.ConditionsLapsed, changed.Agency.Status);
    }

    [Fact]
    public async Task Edit_StaleVersion_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));

        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Hosts.Agencies}/{agency.Id}") { Content = JsonContent.Create(Profile("Both")) };
        request.Headers.Add("If-Match", "\"1\"");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task Edit_WithoutIfMatch_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));

        using var response = await host.Client.PutAsJsonAsync($"{Hosts.Agencies}/{agency.Id}", Profile("Both"), TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.PreconditionRequired, "common.if-match-required");
    }

    [Fact]
    public async Task Standing_SuspendedThenReinstated_FollowsConditions()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));

        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/suspend", new { Reason = "处罚决定" });
        var suspended = await host.StatusAsync(agency.Id);
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/reinstate", new { Reason = "期满" });

        Assert.Equal("Suspended", suspended);
        Assert.Equal("ConditionsMet", await host.StatusAsync(agency.Id));
        Assert.Equal([AgencyStatus.Suspended, AgencyStatus.ConditionsMet], (await host.EventsAsync<AgencyChanged>()).Select(e => e.Agency.Status));
    }

    [Theory]
    [InlineData("suspend", "suspend", "licensing.agency-not-practising")]
    [InlineData("remove", "suspend", "licensing.agency-not-practising")]
    [InlineData("remove", "remove", "licensing.agency-removed")]
    [InlineData(null, "reinstate", "licensing.nothing-to-reinstate")]
    public async Task Standing_NotAllowed_IsRefused(string? before, string step, string code)
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        foreach (var earlier in new[] { before }.OfType<string>())
            await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/{earlier}", new { Reason = "示例" });

        await host.Client.RefusedAsync($"{Hosts.Agencies}/{agency.Id}/{step}", new { Reason = "示例" }, HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Removed_AnyDeclaration_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/remove", new { Reason = "注销" });

        await host.Client.RefusedAsync($"{Hosts.Agencies}/{agency.Id}/personnel", Sample.Engineer("ZC-9"), HttpStatusCode.Conflict, "licensing.agency-removed");
        await host.Client.RefusedAsync(
            $"{Hosts.Agencies}/{agency.Id}/verifications", new { AcceptDeclared = true, Complete = true }, HttpStatusCode.Conflict, "licensing.agency-removed");
    }

    [Fact]
    public async Task Verify_PersonNotDeclared_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));

        await host.Client.RefusedAsync(
            $"{Hosts.Agencies}/{agency.Id}/verifications",
            new { AcceptDeclared = false, Complete = false, Personnel = new[] { new { CertificateNumber = "ZC-无", Accepted = true } } },
            HttpStatusCode.UnprocessableEntity, "licensing.nothing-to-verify");
    }

    [Fact]
    public async Task Get_UnknownOrForeign_Is404()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));

        using var unknown = await host.Client.GetAsync($"{Hosts.Agencies}/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken);
        using var foreign = await host.As(Roles.Agency).GetAsync($"{Hosts.Agencies}/{agency.Id}", TestContext.Current.CancellationToken);
        using var brigade = await host.As(Roles.Supervisor, "211103").GetAsync($"{Hosts.Agencies}/{agency.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.OK, brigade.StatusCode);
    }

    [Theory]
    [InlineData("name=机构 0002", 1)]
    [InlineData("name=技术服务", 2)]
    [InlineData("status=ConditionsMet", 1)]
    [InlineData("status=Registered&category=Both", 1)]
    [InlineData("category=SafetyAssessment", 0)]
    [InlineData("expiringWithin=20", 1)]
    [InlineData("expiringWithin=2", 0)]
    public async Task Search_ByFilter_Finds(string filter, int count)
    {
        await using var host = await Hosts.StartAsync();
        await host.RegisterVerifiedAsync(Sample.Agency(1));
        await host.RegisterAsync(Sample.Agency(2, "Both", leaseUntil: "2024-01-25"));

        var found = await host.Client.GetAsync<JsonElement>($"{Hosts.Agencies}?{filter}");

        Assert.Equal(count, found.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("status=None")]
    [InlineData("status=77")]
    [InlineData("expiringWithin=-1")]
    [InlineData("pageSize=1000")]
    public async Task Search_BadFilter_IsProblem(string filter)
    {
        await using var host = await Hosts.StartAsync();

        using var response = await host.Client.GetAsync($"{Hosts.Agencies}?{filter}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static object Profile(string category) => new
    {
        Name = "示例消防技术服务机构 0001",
        LegalPersonName = "示例法人",
        Category = category,
        Address = "示例路 1 号",
        HomeDivisionCode = "211103",
        Manager = new { Name = "示例经理" },
    };
}
