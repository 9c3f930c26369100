using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

/// <summary>What is to be done next, by when and why.</summary>
/// <param name="IsLate">The day has passed.</param>
internal sealed record NextAction(string What, DateOnly? DueOn, string Why, bool IsLate);

/// <summary>Reads off an interview what comes next, so that nobody has to know the rule book.</summary>
internal static class NextActions
{
    public static IReadOnlyList<NextAction> Of(Interview interview, DateOnly today, WorkingCalendar calendar) => interview.Status switch
    {
        InterviewStatus.Planned => Planned(interview, today, calendar),
        InterviewStatus.Notified => Notified(interview, today),
        InterviewStatus.Held => [.. Minutes(interview, today), .. FollowUp(interview, today)],
        InterviewStatus.FollowUp => [.. Minutes(interview, today), .. FollowUp(interview, today), .. Closing(interview)],
        InterviewStatus.Closed => [.. Minutes(interview, today)],
        _ => [],
    };

    private static NextAction[] Planned(Interview interview, DateOnly today, WorkingCalendar calendar)
    {
        var days = InterviewPolicies.Current.NoticeWorkingDays.Value;
        var known = calendar.SubtractWorkingDays(Clock.DateOf(interview.ScheduledAt), days, out var latest) is null;
        var what = interview.Parties.Count == 0 ? "添加被约谈方" : interview.ApprovedAt is null ? "批准约谈方案" : "发出约谈通知书";
        return [known
            ? Due(what, latest, $"约谈通知应至少提前{days}个工作日发出", today)
            : new NextAction(what, null, $"约谈通知应至少提前{days}个工作日发出；该年工作日历尚未发布，无法推算", false)];
    }

    private static List<NextAction> Notified(Interview interview, DateOnly today)
    {
        var day = Clock.DateOf(interview.ScheduledAt);
        var actions = new List<NextAction>();
        var undelivered = interview.Parties.Count(p => p.DeliveredAt is null);
        var unacknowledged = interview.Parties.Count(p => p.AcknowledgedAt is null);
        if (undelivered > 0)
            actions.Add(Due($"送达约谈通知书（{undelivered}家）", day, "通知书应在约谈日前送达", today));
        if (unacknowledged > 0)
            actions.Add(Due($"催签通知书（{unacknowledged}家未签收）", day, "约谈日前应当确认各方收到通知", today));
        actions.Add(Due("召开约谈并签到", day, "通知书载明的约谈时间", today));
        return actions;
    }

    private static IEnumerable<NextAction> Minutes(Interview interview, DateOnly today)
    {
        if (interview.Correction is not null)
            yield return new NextAction("签发更正后的约谈纪要", null, $"纪要更正：{interview.Correction}", false);
        else if (interview.Status == InterviewStatus.Held)
            yield return Due("签发约谈纪要", interview.MinutesDueOn!.Value,
                $"约谈后{InterviewPolicies.Current.MinutesWorkingDays.Value}个工作日内印发纪要", today);
    }

    private static IEnumerable<NextAction> FollowUp(Interview interview, DateOnly today)
    {
        var absent = interview.Parties.Count(p => p.IsAbsent);
        if (absent > 0)
            yield return new NextAction($"再次通知缺席方（{absent}家）", null, "无故缺席的再次通知，仍不参加的报上一级", false);
        var promised = interview.Commitments.Select(c => c.PartyId).ToHashSet();
        var silent = interview.Parties.Count(p => !p.IsAbsent && p.Excuse is null && !promised.Contains(p.Id));
        if (silent > 0)
            yield return Due($"收取整改措施反馈（{silent}家尚无整改措施）", interview.FeedbackDueOn!.Value,
                $"约谈后{InterviewPolicies.Current.FeedbackWorkingDays.Value}个工作日内反馈整改措施，{(interview.IsRecordOpen ? "登记在约谈记录中" : "提出纪要更正后登记")}", today);
        var submitted = interview.Commitments.Count(c => c.Status == CommitmentStatus.Submitted);
        if (submitted > 0)
            yield return new NextAction($"核验整改措施（{submitted}项）", null, "已报送证明，须由报送人以外的人员核验", false);
        var running = interview.Commitments.Where(c => c.Status is CommitmentStatus.Open or CommitmentStatus.Overdue).ToList();
        if (running.Count > 0)
            yield return Due($"督促落实整改措施（{running.Count}项）", running.Min(c => c.DueOn), "最早一项的承诺期限", today);
    }

    private static IEnumerable<NextAction> Closing(Interview interview)
    {
        if (interview.Correction is null && interview.Commitments.All(c => c.IsSettled))
            yield return new NextAction("办结约谈", null, "全部整改措施已核验或免除", false);
    }

    private static NextAction Due(string what, DateOnly day, string why, DateOnly today) => new(what, day, why, day < today);
}
