using FireSafety.Interviews.Policies;
using FireSafety.Platform.Documents;

namespace FireSafety.Interviews.Interviews;

/// <summary>The notice (约谈通知书) to one party: reason, time, place, procedure, who attends, material.</summary>
internal static class NoticeDocument
{
    public static byte[] Of(Interview interview, InterviewParty party)
    {
        var policy = InterviewPolicies.Of(interview.Kind);
        var organ = Divisions.OfPath(interview.Jurisdiction).Organ;
        var notifiedAt = interview.NotifiedAt!.Value;
        var document = new OfficialDocument { Title = "消防安全约谈通知书", Author = organ, Created = notifiedAt }
            .Letterhead(organ)
            .DocumentNumber(interview.NoticeNumber!)
            .Addressee($"{party.Name}：")
            .Paragraph($"依据《安全生产约谈实施办法（试行）》有关规定，决定对你方进行约谈（{policy.Name}）。现将有关事项通知如下：")
            .Heading1("一、约谈事由").Paragraph(interview.Reason)
            .Heading1("二、约谈时间和地点").Paragraph($"时间：{Written.Moment(interview.ScheduledAt)}\n地点：{interview.Place}\n约谈方：{interview.Convener}")
            .Heading1("三、约谈程序").Paragraph(interview.Procedure)
            .Heading1("四、参加人员").Paragraph($"{policy.Attendees}。{Proxy(policy)}")
            .Heading1("五、需提交的材料").Paragraph(interview.Materials);
        if (interview.UrgentReason is { } urgent)
            document.Heading1("六、其他").Paragraph($"本次约谈因情况紧急，未按常规时限提前通知：{urgent}");
        return document
            .Paragraph("收到本通知后请及时签收。无故不参加约谈的，将再次通知；仍不参加的，报告上一级。")
            .Signature(organ, Clock.DateOf(notifiedAt))
            .ToArray();
    }

    private static string Proxy(KindPolicy policy) => policy.Proxy.Value
        ? "确因故不能到场的，可以委托他人参加，并提交授权委托书。"
        : "请本人参加，不得委托他人。";
}

/// <summary>How times stand in documents.</summary>
internal static class Written
{
    /// <summary>E.g. 2024年2月5日9时30分, Asia/Shanghai.</summary>
    public static string Moment(DateTime utc)
    {
        var day = Clock.DateOf(utc);
        return ChineseDate.Of(day, TimeOnly.FromTimeSpan(utc - Clock.ToUtc(day, TimeOnly.MinValue)));
    }
}
