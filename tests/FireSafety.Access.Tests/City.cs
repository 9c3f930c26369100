using System.Collections.Concurrent;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Http;
using FireSafety.Platform.Identifiers;
using FireSafety.Platform.Scoping;
using FireSafety.Standalone;
using FireSafety.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Access.Tests;

/// <summary>All services in one host, and in them two brigades with the same things each, entered through the services' own endpoints.</summary>
public sealed class City : IAsyncLifetime
{
    /// <summary>Stands in every text about an interview of kind 3.</summary>
    internal const string OneToOne = "单独约谈示例";

    private static readonly object Settled = new { Measures = "清理", Funds = "自筹", PersonResponsible = "示例人员", ContingencyPlan = "专人值守" };
    private static readonly object Claimant = Person(11), Inspector = Person(12), Reviewer = Person(13);

    private readonly ConcurrentDictionary<string, Task<string>> versions = new();

    internal ServiceHost Host { get; private set; } = null!;

    internal Databases Databases { get; private set; } = null!;

    /// <summary>The side that everyone who asks belongs to.</summary>
    internal Side Own { get; } = new("甲方示例", 1, "211103", "commerce");

    internal Side Foreign { get; } = new("乙方示例", 2, "211102", "education");

    private HttpClient Admin { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ServiceHost.StartAsync(AllServices.Add, AllServices.Map, checkSqlServer: false);
        // One system enters what many persons did: it names them.
        Admin = Host.As(new Actor("test-exchange", "测试系统", Roles.DetachmentAdmin, Divisions.City.Path) { IsMachine = true });
        foreach (var side in new[] { Own, Foreign })
            await RegisterAsync(side);
        await Host.DrainAsync();

        var drive = await DoAsync("/api/campaigns", Drive("示例专项行动"));
        await DoAsync($"/api/campaigns/{drive.Id}/launch", new { });
        var draft = await DoAsync("/api/campaigns", Drive("示例筹备行动"));
        await Host.DrainAsync();
        foreach (var side in new[] { Own, Foreign })
        {
            (side["campaign"], side["draftCampaign"]) = ($"{drive.Id}", $"{draft.Id}");
            await FindHazardsAsync(side);
            await ComplainAsync(side);
            await InspectAgencyAsync(side);
            side["task"] = $"{(await DoAsync($"/api/campaigns/{drive.Id}/tasks", Task(side))).Id}";
        }
        var drawn = await DoAsync("/api/licensing/draws", new { Count = 1, Inspectors = new[] { "示例检查员 1", "示例检查员 2" }, Seed = "2024001" });
        (Own["draw"], Foreign["draw"]) = ($"{drawn.Id}", $"{drawn.Id}");

        await InterviewAsync();
        await Host.DrainAsync();
        await BriefAsync();
        await Host.DrainAsync();
        foreach (var side in new[] { Own, Foreign })
            await FindMessagesAsync(side);
        Databases = new Databases(Host.Services.GetRequiredService<IConfiguration>()["Database:Folder"]!);
    }

    public async ValueTask DisposeAsync()
    {
        Databases?.Dispose(); // absent when preparing failed
        Admin.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>The If-Match that an edit at this address is to be sent with: the version that the nearest readable address above it tells.</summary>
    internal Task<string> VersionAsync(string url) => versions.GetOrAdd(url, async _ =>
    {
        foreach (var above in Operation.Above(url))
        {
            using var response = await Admin.GetAsync(above);
            if (response is { IsSuccessStatusCode: true, Headers.ETag: { } tag })
                return tag.ToString();
        }
        return "\"1\"";
    });

    private Task<Changed> DoAsync(string url, object body) => Admin.CommandAsync(url, body);

    private async Task<string> PartAsync(string url, string list) =>
        (await Admin.GetAsync<JsonElement>(url)).GetProperty(list)[0].GetProperty("id").GetString()!;

    private async Task RegisterAsync(Side side)
    {
        var (m, n) = (side.Mark, side.Number);
        side["code"] = Code(n);
        side["freeCode"] = Code(n + 50);
        side["unit"] = $"{(await DoAsync("/api/units/units", Unit(side, n, "重点单位"))).Id}";
        side["plainUnit"] = $"{(await DoAsync("/api/units/units", Unit(side, n + 10, null))).Id}";
        await DoAsync($"/api/units/units/{side["unit"]}/assistance", new { Helper = Contact(m), Organisation = $"{m}帮扶单位" });
        await DoAsync($"/api/units/units/{side["unit"]}/concern/flag", new { Grounds = $"{m}依据" });
        using var leader = Host.As(Roles.BrigadeLeader, side.DivisionCode);
        side["batch"] = $"{(await leader.CommandAsync("/api/units/units/batches", new { Units = new[] { Unit(side, n + 20, null) } })).Id}";
        side["department"] = $"{(await DoAsync("/api/units/departments", new { Name = $"{m}部门", Industries = new[] { side.Industry }, Leader = Contact(m) })).Id}";
        side["supervisor"] = $"{(await DoAsync("/api/units/supervisors", new { Name = $"{m}监督员", side.DivisionCode })).Id}";
        side["agency"] = $"{(await DoAsync("/api/licensing/agencies", Agency(side))).Id}";
        var agency = $"/api/licensing/agencies/{side["agency"]}";
        await DoAsync($"{agency}/verifications", new { AcceptDeclared = true, Complete = true });
        (side["person"], side["equipment"]) = (await PartAsync(agency, "personnel"), await PartAsync(agency, "equipment"));
        await Host.DrainAsync(); // accounts are given to organisations that are known
        await InvitePeopleAsync(side);
        side["secondPerson"] = (await Admin.GetAsync<JsonElement>(agency)).GetProperty("personnel")[1].GetProperty("id").GetString()!;
    }

    /// <summary>An account for everyone who asks, and one more leader: a brigade may do little with that one.</summary>
    private async Task InvitePeopleAsync(Side side)
    {
        async Task<string> InviteAsync(string userName, string role) => $"{(await DoAsync("/api/identity/accounts", new
        {
            UserName = $"{userName}-{side.Number}",
            Name = $"{side.Mark}{role}",
            Role = role,
            DivisionCode = Side.IsCityWide(role) ? Divisions.City.Code : side.DivisionCode,
            OrganisationId = Roles.OfOrganisations.Contains(role) ? side.Id(role) : (Guid?)null,
        })).Id}";

        foreach (var role in Roles.All.Keys.Except([Roles.ServiceClient]))
            side[$"self@{role}"] = await InviteAsync(role, role);
        side["account"] = side[$"self@{Roles.Supervisor}"];
        side["account@colleague"] = await InviteAsync("colleague", Roles.BrigadeLeader);
        side["client"] = $"{(await DoAsync("/api/identity/clients", new
        {
            ClientId = $"client-{side.Number}",
            Name = $"{side.Mark}系统",
            Role = Roles.BrigadeLeader,
            side.DivisionCode,
        })).Id}";
    }

    private async Task FindHazardsAsync(Side side)
    {
        async Task<string> InAsync(string name, params (string Step, object Body)[] steps)
        {
            var id = (await DoAsync("/api/hazards/hazards", Report(side, name))).Id;
            foreach (var (step, body) in steps)
                await DoAsync($"/api/hazards/hazards/{id}/{step}", body);
            return side[name] = $"{id}";
        }

        var confirm = ("confirm", (object)new { });
        var order = ("order", (object)new { Kind = "ByDate", RectifyBy = "2024-02-28", Settled });
        var claim = ("claim", (object)new { Claimant, Evidence = new[] { new { Item = 1, Text = $"{side.Mark}佐证", Reference = "a.jpg" } } });
        var reinspect = ("reinspect", (object)new { Passed = true, Inspector });
        var judge = ("judgements", (object)new
        {
            PlaceType = "人员密集场所",
            Met = new[] { new { Clause = "6.5", Evidence = $"{side.Mark}证据" } },
            Discussion = new[] { Claimant, Inspector, Reviewer },
        });
        await InAsync("reportedHazard");
        await InAsync("confirmedHazard", confirm);
        await InAsync("hazard", confirm, order);
        await InAsync("claimedHazard", confirm, order, claim);
        await InAsync("reinspectedHazard", confirm, order, claim, reinspect);
        await InAsync("closedHazard", confirm, order, claim, reinspect, ("close", new { Reviewer, PhotosBefore = new[] { "b.jpg" }, PhotosAfter = new[] { "a.jpg" } }));
        var listing = ("listing/request", (object)new { Level = "City", Government = $"{side.Mark}政府" });
        await InAsync("majorHazard", confirm, judge);
        await InAsync("listedHazard", confirm, judge, listing);
        await InAsync("sealedHazard", confirm, ("seals", new { Part = $"{side.Mark}部位", Ground = "exits", Days = 5, DecidedBy = new[] { Claimant } }));
        side["seal"] = await PartAsync($"/api/hazards/hazards/{side["sealedHazard"]}", "seals");
        side["lookBack"] = $"{(await DoAsync("/api/hazards/look-backs", new { ClosedFrom = "2024-01-01", ClosedTo = "2024-01-31", side.DivisionCode, SharePercent = 100 })).Id}";
    }

    private async Task ComplainAsync(Side side)
    {
        using var visitor = Host.Anonymous();
        foreach (var name in new[] { "complaint", "checkedComplaint" })
        {
            var made = await visitor.CommandAsync("/api/hazards/complaints", new
            {
                Kind = "Other",
                Subject = $"{side.Mark}举报",
                Detail = $"{side.Mark}情况",
                Place = $"{side.Mark}地点",
                UnitId = side.Id("unit"),
                ComplainantName = $"{side.Mark}举报人",
                ComplainantPhone = "13800000009",
            });
            (side[name], side[$"{name}Code"]) = ($"{made.Id}", made.Number!);
        }
        await DoAsync($"/api/hazards/complaints/{side["checkedComplaint"]}/check", new { Inspector, Substantiated = false, Result = $"{side.Mark}不属实" });
    }

    private async Task InspectAgencyAsync(Side side)
    {
        foreach (var stage in new[] { "", "claimed" })
        {
            var made = await DoAsync("/api/licensing/inspections", new
            {
                AgencyId = side.Id("agency"),
                Kind = "Daily",
                InspectedOn = "2024-01-15",
                Method = "AtUnit",
                Inspectors = new[] { "示例检查员 1", "示例检查员 2" },
                Items = new[] { new { Code = "D3", Conforms = false } },
                Findings = new[] { new { Violation = "not-to-standard", Item = "D3", Description = $"{side.Mark}问题", CorrectBy = "2024-01-31" } },
            });
            side[Name(stage, "inspection")] = $"{made.Id}";
            side[Name(stage, "finding")] = await PartAsync($"/api/licensing/inspections/{made.Id}", "findings");
        }
        await DoAsync($"/api/licensing/inspections/{side["claimedInspection"]}/findings/{side["claimedFinding"]}/correction", new { Correction = $"{side.Mark}整改", CorrectedOn = "2024-01-15" });

        foreach (var stage in new[] { "", "concluded" })
        {
            var project = await DoAsync("/api/licensing/projects", new
            {
                AgencyId = side.Id("agency"),
                UnitId = side.Id("unit"),
                Service = "MaintenanceTesting",
                Contract = new { Number = $"{side.Mark}合同{stage}", SignedOn = "2024-01-10", From = "2024-01-10", To = "2024-12-31" },
                TechnicalHeadId = side.Id("person"),
                ProjectHeadId = side.Id("person"),
            });
            side[Name(stage, "project")] = $"{project.Id}";
        }
        await DoAsync($"/api/licensing/projects/{side["concludedProject"]}/conclusions", new
        {
            Number = $"{side.Mark}报告 1",
            Title = $"{side.Mark}报告",
            IssuedOn = "2024-01-12",
            Signatures = new { TechnicalHeadSigned = true, TechnicalHeadSealed = true, ProjectHeadSigned = true, ProjectHeadSealed = true, AgencySealed = true, LabelPosted = true },
        });
    }

    /// <summary>One interview of every kind at every stage, for each side, and one of kind 1 to which both sides' departments were called.</summary>
    private async Task InterviewAsync()
    {
        var called = new List<Called>();
        foreach (var side in new[] { Own, Foreign })
        {
            called.Add(new("BrigadeWithKeyUnits", "Unit", "", [side], side.DivisionCode));
            called.Add(new("CityLeaderWithDepartments", "Department", "@department", [side], null));
            called.Add(new("DetachmentWithAgencies", "Agency", "@agency", [side], null));
            called.Add(new("DetachmentWithSupervisors", "Supervisor", "@own-interview", [side], null));
        }
        called.Add(new("CityLeaderWithDepartments", "Department", "@together", [Own, Foreign], null));
        foreach (var interview in called)
        {
            await PlanAsync("planned", interview, "2024-02-20");
            await PlanAsync("approved", interview, "2024-02-20", "approve");
            await PlanAsync("notified", interview, "2024-02-20", "approve", "notify");
            await PlanAsync("held", interview, "2024-01-22", "approve", "notify");
            await PlanAsync("", interview, "2024-01-22", "approve", "notify");
        }
        Host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 10, 0, 0, TimeSpan.FromHours(8)));
        foreach (var interview in called)
        {
            await HoldAsync("held", interview);
            await HoldAsync("", interview);
            await DoAsync($"/api/interviews/{interview.Sides[0]["interview" + interview.Suffix]}/minutes/issue", new { });
        }
        foreach (var side in new[] { Own, Foreign })
            side["proposal"] = (await Admin.GetAsync<JsonElement>($"/api/interviews/proposals?division={side.DivisionCode}&status=Open")).GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    private async Task PlanAsync(string stage, Called called, string day, params string[] steps)
    {
        var made = await DoAsync("/api/interviews", new
        {
            called.Kind,
            DivisionCode = called.Division,
            Plan = new
            {
                Title = $"{called.Words}约谈{stage}",
                Reason = $"{called.Words}事由",
                Place = $"{called.Words}会议室",
                ScheduledAt = $"{day}T09:30:00+08:00",
                Convener = "示例召集人",
                CampaignId = Own.Id("campaign"),
            },
            Parties = called.Sides.Select(s => new { Kind = called.PartyKind, Id = s.Id(called.Subject), Name = s.Mark }),
        });
        foreach (var step in steps)
            await DoAsync($"/api/interviews/{made.Id}/{step}", new { });
        var parties = (await Admin.GetAsync<JsonElement>($"/api/interviews/{made.Id}")).GetProperty("parties").EnumerateArray().ToList();
        foreach (var side in called.Sides)
        {
            side[Name(stage, "interview") + called.Suffix] = $"{made.Id}";
            side[Name(stage, "party") + called.Suffix] = parties.Single(p => p.GetProperty("subjectId").GetGuid() == side.Id(called.Subject)).GetProperty("id").GetString()!;
        }
        if (stage == "notified")
            called.Sides[0]["signInCode" + called.Suffix] = (await Admin.GetAsync<JsonElement>($"/api/interviews/{made.Id}/sign-in-code")).GetProperty("code").GetString()!;
    }

    private async Task HoldAsync(string stage, Called called)
    {
        var (interview, party) = (Name(stage, "interview") + called.Suffix, Name(stage, "party") + called.Suffix);
        var url = $"/api/interviews/{called.Sides[0][interview]}";
        await DoAsync($"{url}/attendance", new
        {
            Entries = called.Sides.Select(s => new { PartyId = s.Id(party), Name = $"{s.Mark}{called.Confidential}人员", Post = "负责人", Attended = true, IsProxy = false }),
        });
        await DoAsync($"{url}/hold", new { Opening = "说明事由。" });
        await DoAsync($"{url}/record", new
        {
            Problems = called.Sides.Select(s => new { PartyId = s.Id(party), Text = $"{s.Mark}{called.Confidential}问题" }),
            Statements = called.Sides.Select(s => new { PartyId = s.Id(party), Speaker = $"{s.Mark}人员", Sections = new[] { new { Heading = "表态", Text = $"{s.Mark}{called.Confidential}整改" } } }),
            Comments = called.Sides.Select(s => new { PartyId = s.Id(party), Text = $"{s.Mark}{called.Confidential}点评" }),
            Demands = called.Sides.Select(s => new { PartyId = s.Id(party), Text = $"{s.Mark}{called.Confidential}要求" }),
            Commitments = called.Sides.Select(s => new { PartyId = s.Id(party), What = $"{s.Mark}{called.Confidential}措施", Who = $"{s.Mark}人员", DueOn = "2024-02-28" }),
        });
        var detail = await Admin.GetAsync<JsonElement>(url);
        var people = (await Admin.GetAsync<JsonElement>($"{url}/attendance")).GetProperty("items").EnumerateArray().ToList();
        foreach (var side in called.Sides)
        {
            string Of(JsonElement rows) => rows.EnumerateArray().Single(r => r.GetProperty("partyId").GetString() == side[party]).GetProperty("id").GetString()!;
            side[Name(stage, "attendee") + called.Suffix] = people.Single(p => p.GetProperty("partyId").GetString() == side[party]).GetProperty("id").GetString()!;
            side[Name(stage, "commitment") + called.Suffix] = Of(detail.GetProperty("commitments"));
            side[Name(stage, "problem") + called.Suffix] = Of(detail.GetProperty("problems"));
        }
    }

    private async Task BriefAsync()
    {
        var briefings = $"/api/campaigns/{Own["campaign"]}/briefings";
        var ids = new List<string>();
        foreach (var steps in new string[][] { ["approve", "publish"], ["approve"], [] })
        {
            ids.Add($"{(await DoAsync(briefings, new { AsOf = "2024-01-22" })).Id}");
            foreach (var step in steps)
                await DoAsync($"{briefings}/{ids.Count}/{step}", new { });
        }
        foreach (var side in new[] { Own, Foreign })
        {
            (side["publishedId"], side["published"], side["approved"], side["draft"]) = (ids[0], "1", "2", "3");
            (side["figure"], side["reference"], side["year"]) = ("interviews.kind4.attended", "interviews.kind4.attended", "2024");
            (side["template"], side["step"]) = ("hazard-reported", "no-such-step");
        }
    }

    private async Task FindMessagesAsync(Side side)
    {
        foreach (var role in Roles.All.Keys.Except([Roles.Auditor, Roles.ServiceClient]))
        {
            using var reader = Host.As(side.Actor(role));
            var all = (await reader.GetAsync<JsonElement>("/api/notifications/messages?pageSize=100")).GetProperty("items").EnumerateArray().ToList();
            if (all.Count > 0)
                side[$"message@{role}"] = all[0].GetProperty("id").GetString()!;
        }
        side["message"] = side[$"message@{Roles.BrigadeLeader}"];
    }

    private static object Unit(Side side, int number, string? keyUnitReason) => new
    {
        CreditCode = Code(number),
        Name = $"{side.Mark}单位 {number}",
        Address = $"{side.Mark}路 1 号",
        side.DivisionCode,
        side.Industry,
        ResponsiblePerson = Contact(side.Mark),
        Manager = Contact(side.Mark),
        KeyUnitReason = keyUnitReason,
        IsVulnerableGroupFacility = true,
    };

    private static object Agency(Side side) => new
    {
        CreditCode = Code(side.Number + 30),
        Name = $"{side.Mark}机构",
        LegalPersonName = $"{side.Mark}法人",
        IsEnterpriseLegalPerson = true,
        Category = "MaintenanceTesting",
        Address = $"{side.Mark}路 2 号",
        HomeDivisionCode = side.DivisionCode,
        Premises = new { SquareMetres = 200 },
        Manager = Contact(side.Mark),
        TechnicalLead = Contact(side.Mark),
        Personnel = new[] { Engineer(side, 1), Engineer(side, 2) },
        Equipment = new[] { new { ItemCode = "B01", Quantity = 10, CalibratedUntil = "2026-12-31", AcquiredOn = "2022-01-01" } },
        Systems = new[] { new { Kind = "QualityManagement", DocumentTitle = $"{side.Mark}手册", InForceFrom = "2022-01-01" } },
    };

    private static object Engineer(Side side, int number) => new
    {
        Kind = "Engineer",
        Name = $"{side.Mark}工程师 {number}",
        CertificateNumber = $"ZC-{side.Number}-{number}",
        Grade = "Grade1",
        CertificateValidTo = "2026-12-31",
        ContractFrom = "2022-01-01",
    };

    private static object Report(Side side, string name) => new
    {
        UnitId = side.Id("unit"),
        Description = $"{side.Mark}隐患 {name}",
        Source = "Inspection",
        FoundOn = "2024-01-15",
        Items = new[] { $"{side.Mark}问题项" },
        SupervisorId = side.Id("supervisor"),
        Location = $"{side.Mark}一层",
    };

    private static object Task(Side side) => new { Title = $"{side.Mark}任务", side.DivisionCode, SupervisorId = side.Id("supervisor"), Target = 5, DueOn = "2024-02-28" };

    private static object Drive(string name) => new { Name = name, From = "2024-01-10", To = "2024-12-31", Series = "消防救援工作简报", Issuer = "示例市消防救援支队" };

    private static object Contact(string mark) => new { Name = $"{mark}联系人", Phone = "13800000001" };

    private static object Person(int number) => new { Id = new Guid($"0190a000-0000-7000-8000-{number:000000000000}"), Name = $"示例人员 {number}" };

    private static string Code(int number)
    {
        var first17 = $"91211100MA8{number:000000}";
        return first17 + CreditCode.CheckCharacter(first17);
    }

    private static string Name(string stage, string thing) => stage.Length == 0 ? thing : stage + char.ToUpperInvariant(thing[0]) + thing[1..];

    /// <param name="Suffix">Whose interview it is, as part of the names of its things.</param>
    private sealed record Called(string Kind, string PartyKind, string Suffix, Side[] Sides, string? Division)
    {
        /// <summary>Name of who is called in, on each side.</summary>
        public string Subject => char.ToLowerInvariant(PartyKind[0]) + PartyKind[1..];

        /// <summary>What is said of the whole interview names a side only when it is that side's alone.</summary>
        public string Words => (Sides.Length == 1 ? Sides[0].Mark : "示例") + Confidential;

        public string Confidential => PartyKind == "Supervisor" ? OneToOne : "";
    }
}
