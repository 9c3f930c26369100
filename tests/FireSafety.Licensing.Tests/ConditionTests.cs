using System.Net;
using FireSafety.Contracts.Licensing;
using FireSafety.TestKit;

namespace FireSafety.Licensing.Tests;

/// <summary>The conditions over time and across agencies, through HTTP and the periodic step.</summary>
public sealed class ConditionTests
{
    [Fact]
    public async Task Step_CertificateRunsOut_LapsesOnTheDayAfter()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(
            1, engineers: [Sample.Engineer("ZC-1", validTo: "2024-01-20"), Sample.Engineer("ZC-2", "Grade2")]));
        var before = await host.EvaluateAsync();
        host.Time.Advance(TimeSpan.FromDays(8)); // the step runs late, on the 23rd

        var first = await host.EvaluateAsync();
        var second = await host.EvaluateAsync();

        Assert.Equal((0, 1, 0), (before, first, second));
        var told = Assert.Single(await host.EventsAsync<ConditionsLapsed>());
        Assert.Equal(new DateOnly(2024, 1, 21), told.LapsedOn);
        Assert.Equal(["注册消防工程师差1人", "注册消防工程师（一级）差1人"], told.Shortfalls);
        Assert.Equal("ConditionsLapsed", await host.StatusAsync(agency.Id));
    }

    [Fact]
    public async Task Step_LastValidDay_StillMet()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(
            1, engineers: [Sample.Engineer("ZC-1", validTo: "2024-01-20"), Sample.Engineer("ZC-2", "Grade2")]));
        host.Time.Advance(TimeSpan.FromDays(5));

        await host.EvaluateAsync();

        Assert.Equal("ConditionsMet", await host.StatusAsync(agency.Id));
    }

    [Fact]
    public async Task Step_ExpiryAhead_WarnsOnceAtEachThreshold()
    {
        await using var host = await Hosts.StartAsync();
        await host.RegisterVerifiedAsync(Sample.Agency(
            1, engineers: [Sample.Engineer("ZC-1", validTo: "2024-04-14"), Sample.Engineer("ZC-2", "Grade2")]));

        for (var day = 0; day < 90; day++)
        {
            host.Time.Advance(TimeSpan.FromDays(1));
            await host.EvaluateAsync();
            await host.EvaluateAsync();
        }

        var warnings = await host.EventsAsync<ConditionExpiring>();
        Assert.Equal([60, 30, 7], warnings.Select(w => w.DaysLeft));
        Assert.All(warnings, w => Assert.Equal("注册消防工程师示例人员 ZC-1的证书", w.What));
        Assert.Equal([60, 30, 7], warnings.Select(w => w.ExpiresOn.DayNumber - Platform.Time.Clock.DateOf(w.OccurredAt).DayNumber));
    }

    [Fact]
    public async Task Register_ExpiryAlreadyNear_WarnsOnlyAtTheTightestThreshold()
    {
        await using var host = await Hosts.StartAsync();

        await host.RegisterVerifiedAsync(Sample.Agency(1, leaseUntil: "2024-02-04"));

        var warning = Assert.Single(await host.EventsAsync<ConditionExpiring>());
        Assert.Equal((30, "工作场所的租期"), (warning.DaysLeft, warning.What));
    }

    [Fact]
    public async Task Leave_SecondEngineer_LapsesThatDayAndReturnMeetsAgain()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var person = await host.PersonAsync(agency.Id, "ZC001-2");

        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel/{person}/leave", new { On = "2024-01-15", Reason = "辞职" });
        var lapsed = await host.StatusAsync(agency.Id);
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel", Sample.Engineer("ZC001-3", "Grade2"));
        var declaredOnly = await host.StatusAsync(agency.Id);
        await host.VerifyAsync(agency.Id);

        Assert.Equal("ConditionsLapsed", lapsed);
        Assert.Equal("ConditionsLapsed", declaredOnly);
        Assert.Equal("ConditionsMet", await host.StatusAsync(agency.Id));
        Assert.Equal(["注册消防工程师差1人"], Assert.Single(await host.EventsAsync<ConditionsLapsed>()).Shortfalls);
        Assert.Equal(2, (await host.EventsAsync<ConditionsMet>()).Count);
    }

    [Fact]
    public async Task Leave_InTheFuture_LapsesByTheStepOnThatDay()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var person = await host.PersonAsync(agency.Id, "ZC001-2");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel/{person}/leave", new { On = "2024-01-18", Reason = "辞职" });
        var before = await host.StatusAsync(agency.Id);
        host.Time.Advance(TimeSpan.FromDays(3));

        await host.EvaluateAsync();

        Assert.Equal("ConditionsMet", before);
        Assert.Equal("ConditionsLapsed", await host.StatusAsync(agency.Id));
        Assert.Equal(new DateOnly(2024, 1, 18), Assert.Single(await host.EventsAsync<ConditionsLapsed>()).LapsedOn);
    }

    [Fact]
    public async Task Lapsed_AnotherClauseFails_IsToldAgainWithAll()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var engineer = await host.PersonAsync(agency.Id, "ZC001-2");
        var facilityOperator = await host.PersonAsync(agency.Id, "CZ001-6");

        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel/{engineer}/leave", new { On = "2024-01-15", Reason = "辞职" });
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel/{facilityOperator}/leave", new { On = "2024-01-15", Reason = "辞职" });

        Assert.Equal(
            [["注册消防工程师差1人"], ["注册消防工程师差1人", "消防设施操作员差1人"]],
            (await host.EventsAsync<ConditionsLapsed>()).Select(e => e.Shortfalls.ToArray()));
    }

    [Fact]
    public async Task DoubleRegistration_VerifiedAtBoth_CountsForNeitherUntilOneLeaves()
    {
        await using var host = await Hosts.StartAsync();
        var first = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var second = await host.RegisterAsync(Sample.Agency(2, engineers: [Sample.Engineer("zc001-1"), Sample.Engineer("ZC002-2"), Sample.Engineer("ZC002-3")]));
        var onlyDeclared = await host.StatusAsync(first.Id);

        await host.VerifyAsync(second.Id);
        var both = (await host.StatusAsync(first.Id), await host.StatusAsync(second.Id));
        var person = await host.PersonAsync(second.Id, "zc001-1");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{second.Id}/personnel/{person}/leave", new { On = "2024-01-15", Reason = "只能在一家执业" });

        Assert.Equal("ConditionsMet", onlyDeclared);
        Assert.Equal(("ConditionsLapsed", "ConditionsMet"), both);
        Assert.Equal("ConditionsMet", await host.StatusAsync(first.Id));
        var lapse = Assert.Single(await host.EventsAsync<ConditionsLapsed>());
        Assert.Equal(first.Id, lapse.AggregateId);
        Assert.Equal(["注册消防工程师差1人", "注册消防工程师（一级）差1人"], lapse.Shortfalls);
    }

    [Fact]
    public async Task DoubleRegistration_OtherAgencyRemoved_CountsAgain()
    {
        await using var host = await Hosts.StartAsync();
        var first = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var second = await host.RegisterVerifiedAsync(Sample.Agency(2, engineers: [Sample.Engineer("ZC001-1")]));
        var before = await host.StatusAsync(first.Id);

        await host.Client.CommandAsync($"{Hosts.Agencies}/{second.Id}/remove", new { Reason = "注销" });

        Assert.Equal("ConditionsLapsed", before);
        Assert.Equal("ConditionsMet", await host.StatusAsync(first.Id));
    }

    [Fact]
    public async Task Equipment_CalibrationRenewedButNotVerified_StillLapses()
    {
        await using var host = await Hosts.StartAsync();
        var made = await host.RegisterVerifiedAsync(Sample.Agency(1, equipment: Sample.Equipment("2024-01-31", Sample.BaseCodes, Sample.MaintenanceCodes)));
        var item = (await host.AgencyAsync(made.Id)).GetProperty("equipment").EnumerateArray()
            .Single(e => e.GetProperty("itemCode").GetString() == "B06").GetProperty("id").GetGuid();
        await host.Client.EditAsync($"{Hosts.Agencies}/{made.Id}/equipment/{item}", made.Version, new { Quantity = 2, CalibratedUntil = "2025-01-31" });
        host.Time.Advance(TimeSpan.FromDays(17));

        await host.EvaluateAsync();

        var lapse = Assert.Single(await host.EventsAsync<ConditionsLapsed>());
        Assert.Equal("消防技术服务基础设备差1项（激光测距仪）", lapse.Shortfalls[0]);
        Assert.StartsWith("消防设施维护保养检测设备差8项（", lapse.Shortfalls[1], StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2024, 2, 1), lapse.LapsedOn);
    }

    [Fact]
    public async Task Suspended_ConditionLapses_KeepsStandingUntilReinstated()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1, leaseUntil: "2024-01-16"));
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/suspend", new { Reason = "处罚决定" });
        host.Time.Advance(TimeSpan.FromDays(3));
        await host.EvaluateAsync();
        var suspended = await host.StatusAsync(agency.Id);

        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/reinstate", new { Reason = "期满" });

        Assert.Equal("Suspended", suspended);
        Assert.Equal("ConditionsLapsed", await host.StatusAsync(agency.Id));
        Assert.Equal(new DateOnly(2024, 1, 17), Assert.Single(await host.EventsAsync<ConditionsLapsed>()).LapsedOn);
    }

    [Fact]
    public async Task Conditions_OnAFutureDay_AreForecast()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1, leaseUntil: "2024-06-30"));

        var today = await host.Client.GetAsync<System.Text.Json.JsonElement>($"{Hosts.Agencies}/{agency.Id}/conditions");
        var july = await host.Client.GetAsync<System.Text.Json.JsonElement>($"{Hosts.Agencies}/{agency.Id}/conditions?on=2024-07-01");

        Assert.Equal("2024-07-01", today.GetProperty("willLapseOn").GetString());
        Assert.True(today.GetProperty("verifiedMet").GetBoolean());
        Assert.False(july.GetProperty("verifiedMet").GetBoolean());
    }

    [Theory]
    [InlineData("leave", "licensing.person-has-left")]
    public async Task Leave_Twice_IsRefused(string step, string code)
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var person = await host.PersonAsync(agency.Id, "ZC001-1");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/personnel/{person}/{step}", new { On = "2024-01-15", Reason = "辞职" });

        await host.Client.RefusedAsync(
            $"{Hosts.Agencies}/{agency.Id}/personnel/{person}/{step}", new { On = "2024-01-16", Reason = "辞职" }, HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Systems_SecondOfAKind_IsRefusedUntilTheFirstIsWithdrawn()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        var manual = new { Kind = "QualityManagement", DocumentTitle = "示例质量手册 2", InForceFrom = "2024-01-15" };

        await host.Client.RefusedAsync($"{Hosts.Agencies}/{agency.Id}/systems", manual, HttpStatusCode.Conflict, "licensing.system-in-force");
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/systems/withdraw", new { Kind = "QualityManagement", On = "2024-01-15", Reason = "改版" });
        await host.Client.CommandAsync($"{Hosts.Agencies}/{agency.Id}/systems", manual);

        Assert.Equal(["未建立健全的质量管理体系"], Assert.Single(await host.EventsAsync<ConditionsLapsed>()).Shortfalls);
    }
}
