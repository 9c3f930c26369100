namespace FireSafety.Notifications.Messages;

/// <summary>Shows a template filled in, with sample values for the fields that are not given (预览).</summary>
internal static class PreviewTemplate
{
    internal sealed record Request(IReadOnlyDictionary<string, string>? Fields);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Fields)
            .Must(f => f is null || (f.Count <= 20 && f.Values.All(v => v is { Length: <= 500 }))).WithMessage("字段不超过 20 个，每个值不超过 500 字。");
    }

    internal sealed record Row(string Key, string Title, string Body, Urgency Urgency, string Link, IReadOnlyList<string> Audiences, IReadOnlyList<string> Fields);

    internal sealed record ListResponse(IReadOnlyList<Row> Templates);

    private static readonly Error UnknownField = new("notifications.unknown-field", ErrorKind.Rule, "该通知模板没有字段“{0}”，可用：{1}。");

    public static Reply<ListResponse> List(Templates templates) => new ListResponse([.. templates.All
        .Select(t => new Row(t.Key, t.Title, t.Body, t.Urgency, t.Link, t.Audiences, [.. KindOf(t).Samples.Keys]))]);

    public static Reply<Rendered> Handle(string key, Request request, Templates templates)
    {
        if (templates.Find(key) is not { } template)
            return CommonErrors.NotFound;
        var fields = new Dictionary<string, string>(KindOf(template).Samples);
        foreach (var (name, value) in request.Fields ?? new Dictionary<string, string>())
        {
            if (!fields.ContainsKey(name))
                return UnknownField.With(name, string.Join("、", fields.Keys));
            fields[name] = value;
        }
        return Templates.Render(template, fields);
    }

    private static MessageKind KindOf(Template template) => MessageKinds.All.Single(k => k.Key == template.Key);
}
