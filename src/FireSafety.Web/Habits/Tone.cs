namespace FireSafety.Web.Habits;

/// <summary>How much a state asks of its reader.</summary>
public enum Tone
{
    /// <summary>Nothing.</summary>
    Quiet,
    /// <summary>Under way.</summary>
    Busy,
    /// <summary>Settled.</summary>
    Good,
    /// <summary>Soon.</summary>
    Soon,
    /// <summary>Late, or refused, or dangerous.</summary>
    Bad,
}
