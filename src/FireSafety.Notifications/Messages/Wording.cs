using System.Globalization;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Notifications.Messages;

/// <summary>How values of events read in a message.</summary>
internal static class Wording
{
    public static string Day(DateOnly? day) => day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Year}年{d.Month}月{d.Day}日") : "未定期限";

    /// <summary>Asia/Shanghai wall-clock time.</summary>
    public static string Moment(DateTime utc)
    {
        var local = utc.AddHours(8);
        return string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(local))}{local.Hour}时{local.Minute:D2}分");
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Name(InterviewKind kind) => kind switch
    {
        InterviewKind.CityLeaderWithDepartments => "市领导约谈行业部门",
        InterviewKind.DetachmentWithAgencies => "支队约谈消防技术服务机构",
        InterviewKind.DetachmentWithSupervisors => "支队约谈监督员",
        InterviewKind.BrigadeWithKeyUnits => "大队集中约谈重点单位",
        InterviewKind.BrigadeWithRiskUnits => "大队约谈重大风险隐患单位、不放心单位",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
