namespace FireSafety.Notifications.Messages;

/// <summary>An addressee as a key, and the jurisdiction its messages belong to. No personal data.</summary>
internal sealed record Audience(string Key, string Jurisdiction)
{
    public static Audience Detachment { get; } = new("detachment", Divisions.City.Path);

    public static Audience Brigade(Division division) =>
        division == Divisions.City ? Detachment : new($"brigade:{division.Code}", division.Path);

    public static Audience Of(string type, Guid id, string jurisdiction) => new($"{type}:{id}", jurisdiction);

    /// <summary>Whether a text is a key of one of the six sorts.</summary>
    public static bool IsKey(string text) => text == Detachment.Key
        || (text.Split(':') is [var type, var id] && (type == "brigade"
            ? Divisions.Brigades.Any(b => b.Code == id)
            : type is "supervisor" or "unit" or "agency" or "department" && Guid.TryParse(id, out _)));
}
