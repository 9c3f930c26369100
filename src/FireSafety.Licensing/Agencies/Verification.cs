namespace FireSafety.Licensing.Agencies;

/// <summary>That a person looked at what the agency declared (核查).</summary>
/// <param name="On">Day (Asia/Shanghai).</param>
/// <param name="By">Who.</param>
/// <param name="Accepted">False: not as declared, counts for nothing.</param>
/// <param name="Note">What was seen.</param>
internal sealed record Verification(DateOnly On, string By, bool Accepted, string? Note);
