using System.Globalization;

namespace FireSafety.Platform.Time;

/// <summary>What a day is to a period of working days.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, counted.</summary>
    Workday,
    /// <summary>A weekend day that is worked (调休), counted.</summary>
    MakeUpWorkday,
    /// <summary>Saturday or Sunday, skipped.</summary>
    Weekend,
    /// <summary>A day off by the published notice (节假日), skipped.</summary>
    Holiday,
}

/// <summary>One day a period passed over.</summary>
public sealed record DeadlineDay(DateOnly Date, DayKind Kind)
{
    /// <summary>Whether the day used up one working day of the period.</summary>
    public bool Counted => Kind is DayKind.Workday or DayKind.MakeUpWorkday;
}

/// <summary>Why a period of working days ends on the day it does.</summary>
/// <param name="Start">Not counted.</param>
/// <param name="WorkingDays">Length of the period.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Days">Every day after <paramref name="Start"/> through <paramref name="Due"/>, in order.</param>
public sealed record DeadlineExplanation(DateOnly Start, int WorkingDays, DateOnly Due, IReadOnlyList<DeadlineDay> Days)
{
    /// <summary>The days that did not count, in order.</summary>
    public IReadOnlyList<DeadlineDay> Skipped => [.. Days.Where(d => !d.Counted)];

    /// <summary>One Chinese sentence, e.g. for a tooltip beside the due date; neighbouring days of one kind are joined.</summary>
    public string Describe()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"自{ChineseDate.Of(Start)}起{WorkingDays}个工作日（当日不计），至{ChineseDate.Of(Due)}届满");
        var skipped = Ranges(d => !d.Counted);
        var madeUp = Ranges(d => d.Kind == DayKind.MakeUpWorkday);
        return text
            + (skipped.Length > 0 ? $"；不计入：{skipped}" : "")
            + (madeUp.Length > 0 ? $"；计入：{madeUp}" : "")
            + "。";
    }

    private string Ranges(Func<DeadlineDay, bool> wanted)
    {
        var ranges = new List<(DeadlineDay First, DeadlineDay Last)>();
        foreach (var day in Days.Where(wanted))
        {
            if (ranges.Count > 0 && ranges[^1].Last.Kind == day.Kind && ranges[^1].Last.Date.AddDays(1) == day.Date)
                ranges[^1] = (ranges[^1].First, day);
            else
                ranges.Add((day, day));
        }

        return string.Join("、", ranges.Select(r =>
            Short(r.First.Date) + (r.First == r.Last ? "" : $"至{Short(r.Last.Date)}") + $"（{Name(r.First.Kind)}）"));
    }

    private static string Short(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    private static string Name(DayKind kind) => kind switch
    {
        DayKind.Holiday => "节假日",
        DayKind.Weekend => "周末",
        DayKind.MakeUpWorkday => "调休上班",
        _ => "工作日",
    };
}
