using System.Text.RegularExpressions;
using FireSafety.Platform.Reference;

namespace FireSafety.Notifications.Messages;

/// <summary>The words of one kind of message. <c>{field}</c> stands for a value of the event.</summary>
internal sealed record Template(string Key, string Title, string Body, IReadOnlyList<string> Audiences, Urgency Urgency, string Link);

/// <summary>A message in words.</summary>
internal sealed record Rendered(string Title, string Body, string Link);

/// <summary>The templates of <c>seeds/reference/notification-templates.json</c>, checked against the kinds of message.</summary>
internal sealed partial class Templates
{
    internal sealed record File(string Source, IReadOnlyList<Template> Templates);

    private readonly Dictionary<string, Template> byKey;

    /// <exception cref="InvalidDataException">A template is missing, unknown, or names a field or audience its kind does not have.</exception>
    public Templates(IReadOnlyList<Template> templates)
    {
        var faults = FaultsOf(templates).ToList();
        if (faults.Count > 0)
            throw new InvalidDataException("notification-templates.json: " + string.Join("; ", faults));
        byKey = templates.ToDictionary(t => t.Key);
    }

    public static Templates Load() => new(ReferenceData.Load<File>("notification-templates").Templates);

    public IEnumerable<Template> All => byKey.Values;

    public Template? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Fills a template in; what is too long for its place is cut.</summary>
    public static Rendered Render(Template template, IReadOnlyDictionary<string, string> fields)
    {
        return new Rendered(
            Cut(Fill(template.Title), Notification.TitleLength), Cut(Fill(template.Body), Notification.BodyLength), Fill(template.Link));

        string Fill(string text) => FieldPattern().Replace(text, m => fields[m.Groups[1].Value]);
    }

    private static IEnumerable<string> FaultsOf(IReadOnlyList<Template> templates)
    {
        foreach (var group in templates.GroupBy(t => t.Key).Where(g => g.Count() > 1))
            yield return $"template '{group.Key}' occurs twice";
        foreach (var kind in MessageKinds.All.Where(k => templates.All(t => t.Key != k.Key)))
            yield return $"template '{kind.Key}' is missing";
        foreach (var template in templates)
        {
            if (MessageKinds.All.SingleOrDefault(k => k.Key == template.Key) is not { } kind)
            {
                yield return $"template '{template.Key}' belongs to no message";
                continue;
            }
            foreach (var field in FieldsOf(template).Where(f => !kind.Samples.ContainsKey(f)))
                yield return $"template '{template.Key}' names the unknown field '{field}'";
            foreach (var audience in template.Audiences.Where(a => !kind.Audiences.Contains(a)))
                yield return $"template '{template.Key}' cannot be addressed to '{audience}'";
            if (template.Audiences.Count == 0)
                yield return $"template '{template.Key}' has no audience";
        }
    }

    private static IEnumerable<string> FieldsOf(Template template) =>
        new[] { template.Title, template.Body, template.Link }.SelectMany(t => FieldPattern().Matches(t)).Select(m => m.Groups[1].Value).Distinct();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex FieldPattern();
}
