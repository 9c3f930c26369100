using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Policies;
using FireSafety.Platform.Documents;

namespace FireSafety.Interviews.Interviews;

/// <summary>The minutes (约谈纪要), made from the record and not retyped. A draft until a number is given.</summary>
internal static class MinutesDocument
{
    public static byte[] Of(Interview interview, DateTime now)
    {
        var organ = Divisions.OfPath(interview.Jurisdiction).Organ;
        var document = new OfficialDocument { Title = "消防安全约谈纪要", Author = organ, Created = now }
            .Letterhead(organ)
            .DocumentNumber(interview.MinutesNumber ?? "（送审稿）");
        Opening(document, interview);
        People(document, interview);
        Parties(document, interview);
        Demands(document, interview);
        Commitments(document, interview);
        return document.Signature(organ, Clock.DateOf(now)).ToArray();
    }

    private static void Opening(OfficialDocument document, Interview interview)
    {
        var present = interview.Attendees.Count(a => a.Attended);
        document
            .Paragraph($"{Written.Moment(interview.HeldAt!.Value)}，{interview.Convener}在{interview.Place}召开约谈会（{InterviewPolicies.Of(interview.Kind).Name}），"
                + $"由{interview.Host}主持，约谈{interview.Parties.Count}方，到会{present}人。现将约谈情况纪要如下：")
            .Heading1("一、约谈事由、目的和存在的问题")
            .Paragraph(interview.Reason)
            .Paragraph(interview.Opening!);
    }

    private static void People(OfficialDocument document, Interview interview)
    {
        var names = interview.Parties.ToDictionary(p => p.Id, p => (p.Order, p.Name));
        document.Heading1("二、参加人员").Table(
            [new TableColumn("序号", 0.6, ColumnAlignment.Center), new TableColumn("单位（部门）", 2.4), new TableColumn("姓名", 1.2),
                new TableColumn("职务", 1.6), new TableColumn("到会情况", 1.2, ColumnAlignment.Center)],
            interview.Attendees.OrderBy(a => names[a.PartyId].Order).ThenBy(a => a.Post, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal)
                .Select((a, i) => (IReadOnlyList<string>)[$"{i + 1}", names[a.PartyId].Name, a.Name, a.Post,
                    !a.Attended ? "未到" : a.IsProxy ? $"代理（{a.Authorization}）" : "本人"]));
        var absent = interview.Parties.Where(p => p.IsAbsent).OrderBy(p => p.Order).Select(p => p.Name).ToList();
        if (absent.Count > 0)
            document.Paragraph($"无故未到会：{string.Join('、', absent)}。");
        var excused = interview.Parties.Where(p => p.Excuse is not null).OrderBy(p => p.Order).Select(p => $"{p.Name}（{p.Excuse}）").ToList();
        if (excused.Count > 0)
            document.Paragraph($"请假：{string.Join('、', excused)}。");
    }

    private static void Parties(OfficialDocument document, Interview interview)
    {
        var problems = interview.Problems.OrderBy(p => p.Order).ToLookup(p => p.PartyId);
        var spoken = interview.Parties.OrderBy(p => p.Order)
            .Where(p => p.Statement.Count > 0 || p.Comment is not null || problems.Contains(p.Id)).ToList();
        if (spoken.Count == 0)
            return;
        document.Heading1("三、指出的问题和发言情况");
        foreach (var (party, number) in spoken.Select((p, i) => (p, i + 1)))
        {
            // Headings are numbered in characters up to 99; a hall can hold more parties than that.
            document.Heading2(number <= 99 ? $"（{ChineseDate.Ordinal(number)}）{party.Name}" : $"（{number}）{party.Name}");
            foreach (var problem in problems[party.Id])
                document.Paragraph($"问题：{problem.Text}");
            foreach (var section in party.Statement)
                document.Paragraph(new TextRun($"{section.Heading}（{party.Speaker}）：", Bold: true), new TextRun(section.Text));
            if (party.Comment is { } comment)
                document.Paragraph(new TextRun("点评：", Bold: true), new TextRun(comment));
        }
    }

    private static void Demands(OfficialDocument document, Interview interview)
    {
        var names = interview.Parties.ToDictionary(p => p.Id, p => p.Name);
        document.Heading1("四、工作要求");
        foreach (var (demand, number) in interview.Demands.OrderBy(d => d.Order).Select((d, i) => (d, i + 1)))
            document.Paragraph($"{number}.{(demand.PartyId is { } id ? $"（{names[id]}）" : "")}{demand.Text}");
    }

    private static void Commitments(OfficialDocument document, Interview interview)
    {
        var names = interview.Parties.ToDictionary(p => p.Id, p => p.Name);
        var made = interview.Commitments.Where(c => c.Status != CommitmentStatus.Waived).OrderBy(c => c.Order).ToList();
        document.Heading1("五、整改措施和时限");
        if (made.Count == 0)
            document.Paragraph("本次约谈没有议定的整改措施。");
        else
            document.Table(
                [new TableColumn("序号", 0.6, ColumnAlignment.Center), new TableColumn("单位（部门）", 2), new TableColumn("整改措施", 3),
                    new TableColumn("责任人", 1.1), new TableColumn("期限", 1.6, ColumnAlignment.Center)],
                made.Select((c, i) => (IReadOnlyList<string>)[$"{i + 1}", names[c.PartyId], c.What, c.Who, ChineseDate.Of(c.DueOn)]));
        document.Paragraph($"各被约谈方应于{ChineseDate.Of(interview.FeedbackDueOn!.Value)}前书面反馈整改措施落实情况。");
    }
}
