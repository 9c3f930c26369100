namespace FireSafety.Web.Interviews.Notices;

/// <summary>Where notices are had as documents.</summary>
internal static class NoticeLinks
{
    public static string Of(Guid interview, Guid party) => $"/api/interviews/{interview}/parties/{party}/notice";
}
