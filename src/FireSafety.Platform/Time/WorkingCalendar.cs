namespace FireSafety.Platform.Time;
/// <summary>tmp</summary>
public sealed class WorkingCalendar { /// <summary>tmp</summary>
 public static WorkingCalendar Published() => new(); }
