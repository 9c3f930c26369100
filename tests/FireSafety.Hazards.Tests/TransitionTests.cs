using FireSafety.Contracts.Hazards;
using FireSafety.Hazards.Hazards;
using FireSafety.Hazards.MajorHazards;
using FireSafety.Hazards.Rules;
using FireSafety.Hazards.Sealing;
using FireSafety.Hazards.Subscriptions;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Time;

namespace FireSafety.Hazards.Tests;

public sealed class TransitionTests
{
    private static readonly DateOnly Day = new(2024, 1, 15);
    private static readonly DateOnly Today = new(2024, 1, 31);
    private static readonly HazardRules Rules = new(WorkingCalendar.Published());
    private static readonly CriteriaSet Set = new CriteriaSets().On(Day)!;
    private static readonly UnitCopy Unit = new() { Id = Guid.CreateVersion7(), Name = "示例单位 0001", Industry = "commerce", Jurisdiction = "/2111/211103/" };
    private static readonly Person Claimant = new(Guid.CreateVersion7(), "示例人员 11");
    private static readonly Person Inspector = new(Guid.CreateVersion7(), "示例人员 12");
    private static readonly Person Reviewer = new(Guid.CreateVersion7(), "示例人员 13");
    private static readonly FiveSettled Settled = new("措施", "资金", "示例人员 11", "预案");

    private static readonly Dictionary<string, Func<Hazard, Error?>> Actions = new()
    {
        ["confirm"] = h => h.Confirm(Day, null, null, Today),
        ["reject"] = h => h.Reject("不是隐患"),
        ["order"] = h => h.Order("1", OrderKind.ByDate, Today, new DateOnly(2024, 2, 20), Settled, Rules, Today),
        ["extend"] = h => h.Extend(new DateOnly(2024, 2, 28), "理由", Reviewer, Rules, Day),
        ["claim"] = h => h.Claim(Today, By(Claimant), null, [], Rules, Today),
        ["add-evidence"] = h => h.AddEvidence(new Evidence(1, "佐证", null)),
        ["reinspect"] = h => h.Reinspect(Today, true, null, By(Inspector), Today),
        ["close"] = h => h.Close(Today, By(Reviewer), ["1"], ["2"], Today),
        ["relapse"] = h => h.Relapse(Unit, null, Found(Today), Today, out _),
        ["judge"] = h => h.JudgeAsync(Set, Case(), () => Task.FromResult("1"), Rules, Today).AsTask().Result,
        ["request-listing"] = h => h.RequestListing(ListingLevel.County, "示例县政府", Today, Rules, Today),
        ["seal"] = h => h.SealAsync(new SealDecision("一层", "exits", Today, Today, 30, [Reviewer]), () => Task.FromResult("1"), Rules, Today).AsTask().Result,
    };

    /// <summary>domain.md §3, written out here: what is allowed in which state.</summary>
    private static readonly Dictionary<HazardStatus, string[]> Allowed = new()
    {
        [HazardStatus.Reported] = ["confirm", "reject"],
        [HazardStatus.Confirmed] = ["order", "judge", "request-listing", "seal"],
        [HazardStatus.Ordered] = ["extend", "claim", "add-evidence", "reinspect", "judge", "request-listing", "seal"],
        [HazardStatus.Rectified] = ["add-evidence", "reinspect", "judge", "request-listing", "seal"],
        [HazardStatus.Reinspected] = ["add-evidence", "close"],
        [HazardStatus.Closed] = ["relapse"],
        [HazardStatus.Rejected] = [],
        [HazardStatus.Overdue] = ["claim", "add-evidence", "reinspect", "judge", "request-listing", "seal"],
        [HazardStatus.NotRectified] = ["order", "claim", "add-evidence", "judge", "request-listing", "seal"],
    };

    public static TheoryData<HazardStatus, string> All()
    {
        var data = new TheoryData<HazardStatus, string>();
        foreach (var status in Enum.GetValues<HazardStatus>())
        {
            foreach (var action in Actions.Keys)
                data.Add(status, action);
        }
        return data;
    }

    [Fact]
    public void Actions_AreAllInTheTable() => Assert.Equal(Actions.Keys, HazardAction.All.Select(a => a.Name));

    [Theory]
    [MemberData(nameof(All))]
    public void Action_InEveryState_IsAllowedOrRefusedByTheTable(HazardStatus status, string action)
    {
        var hazard = In(status);
        var allowed = Allowed[status].Contains(action);

        var refusal = Actions[action](hazard);

        Assert.Equal(!allowed, refusal?.Code == "hazards.wrong-state");
    }

    public static TheoryData<HazardStatus, string> Refused()
    {
        var data = new TheoryData<HazardStatus, string>();
        foreach (var (status, allowed) in Allowed)
        {
            foreach (var action in Actions.Keys.Except(allowed))
                data.Add(status, action);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Action_Refused_ChangesNothing(HazardStatus status, string action)
    {
        var hazard = In(status);

        Actions[action](hazard);

        Assert.Equal(status, hazard.Status);
    }

    [Fact]
    public void Order_FiveNotSettled_NamesEachOneMissing()
    {
        var hazard = In(HazardStatus.Confirmed);

        var refusal = hazard.Order("1", OrderKind.ByDate, Day, null, new FiveSettled(" ", null, "", null), Rules, Today);

        Assert.Equal("hazards.five-not-settled", refusal!.Code);
        Assert.Contains("整改措施、整改资金、整改责任人、整改时限、应急预案", refusal.Detail);
    }

    [Fact]
    public void Order_YearWithoutCalendar_IsRefused()
    {
        var hazard = In(HazardStatus.Confirmed);

        var refusal = hazard.Order("1", OrderKind.ByDate, Day, new DateOnly(2027, 3, 1), Settled, Rules, Today);

        Assert.Equal("calendar.year-not-published", refusal!.Code);
        Assert.Empty(hazard.Orders);
    }

    [Fact]
    public void Order_AtOnceWithPeriod_IsRefused()
    {
        var refusal = In(HazardStatus.Confirmed).Order("1", OrderKind.AtOnce, Day, Day.AddDays(3), null, Rules, Today);

        Assert.Equal("hazards.at-once-has-no-period", refusal!.Code);
    }

    [Fact]
    public void Reinspect_BeforePeriodEndsWithoutApplication_IsRefused()
    {
        var refusal = In(HazardStatus.Ordered).Reinspect(Day.AddDays(2), true, null, By(Inspector), Today);

        Assert.Equal("hazards.too-early-to-reinspect", refusal!.Code);
    }

    [Fact]
    public void Reinspect_ByClaimant_IsRefused()
    {
        var refusal = In(HazardStatus.Rectified).Reinspect(Today, true, null, By(Claimant), Today);

        Assert.Equal("hazards.inspector-is-claimant", refusal!.Code);
    }

    [Fact]
    public void Claim_UnknownItem_IsRefused()
    {
        var refusal = In(HazardStatus.Ordered).Claim(Today, By(Claimant), null, [new Evidence(9, "x", null)], Rules, Today);

        Assert.Equal("hazards.unknown-item", refusal!.Code);
    }

    [Fact]
    public void MarkOverdue_ClaimedInTime_WaitsForTheSupervisor()
    {
        var hazard = In(HazardStatus.Ordered);
        hazard.Claim(Day.AddDays(1), By(Claimant), null, [], Rules, Today);

        var marked = hazard.MarkOverdue(Today);

        Assert.False(marked);
        Assert.Equal(HazardStatus.Rectified, hazard.Status);
    }

    [Fact]
    public void MarkOverdue_ClaimedLate_IsSaidOnce()
    {
        var hazard = In(HazardStatus.Ordered);
        hazard.Claim(Today, By(Claimant), null, [], Rules, Today);

        var marked = hazard.MarkOverdue(Today);
        var again = hazard.MarkOverdue(Today);

        Assert.True(marked);
        Assert.False(again);
        Assert.Equal(HazardStatus.Rectified, hazard.Status);
    }

    private static Doer By(Person person) => new(person, null);

    private static Finding Found(DateOnly on) => new("通道堵塞", "一层", HazardSource.Inspection, on, ["堆放货物"], null);

    private static JudgementCase Case() => new(Today, Today, "人员密集场所", [new MetCriterion("6.5", "出口不足")], [], [Claimant, Inspector, Reviewer], []);

    private static Hazard In(HazardStatus status)
    {
        var hazard = Hazard.Report(Unit, null, Found(Day));
        if (status == HazardStatus.Rejected)
            hazard.Reject("不是隐患");
        if (status is HazardStatus.Reported or HazardStatus.Rejected)
            return hazard;
        hazard.Confirm(Day, null, null, Today);
        if (status == HazardStatus.Confirmed)
            return hazard;
        hazard.Order("1", OrderKind.ByDate, Day, new DateOnly(2024, 1, 22), Settled, Rules, Today);
        if (status == HazardStatus.Overdue)
            hazard.MarkOverdue(Today);
        if (status is HazardStatus.Ordered or HazardStatus.Overdue)
            return hazard;
        hazard.Claim(Today, By(Claimant), null, [new Evidence(1, "已清理", null)], Rules, Today);
        if (status == HazardStatus.Rectified)
            return hazard;
        hazard.Reinspect(Today, status != HazardStatus.NotRectified, "情况", By(Inspector), Today);
        if (status == HazardStatus.Closed)
            hazard.Close(Today, By(Reviewer), ["1"], ["2"], Today);
        return hazard;
    }
}
