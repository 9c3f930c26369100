using FireSafety.Web.Resources;
using Microsoft.AspNetCore.Components.Forms;

namespace FireSafety.Web.Habits.Forms;

/// <summary>What the fields of one form ask of their values, and what the service said about them.</summary>
public sealed class FormRules
{
    private static long last;

    internal static string Missing(string label) => Words.Of("Form.Missing").Replace("{0}", label, StringComparison.Ordinal);

    internal static string Malformed(string label) => Words.Of("Form.Malformed").Replace("{0}", label, StringComparison.Ordinal);

    internal static long NextId() => Interlocked.Increment(ref last);

    private readonly Dictionary<object, (FieldIdentifier Field, string Id, Func<string?> Check)> fields = [];
    private ValidationMessageStore messages = null!;

    /// <summary>Begins with a form.</summary>
    public void Attach(EditContext context)
    {
        messages = new ValidationMessageStore(context);
        context.OnFieldChanged += (_, e) =>
        {
            messages.Clear(e.FieldIdentifier);
            foreach (var (field, _, check) in fields.Values.Where(f => f.Field.Equals(e.FieldIdentifier)))
                Say(field, check());
            context.NotifyValidationStateChanged();
        };
    }

    internal void Add(object owner, FieldIdentifier field, string id, Func<string?> check) => fields[owner] = (field, id, check);

    internal void Remove(object owner) => fields.Remove(owner);

    /// <summary>Checks all fields.</summary>
    /// <returns>Id of the first that is wrong; null when none is.</returns>
    public string? Check(EditContext context)
    {
        messages.Clear();
        string? first = null;
        foreach (var (field, id, check) in fields.Values)
        {
            var fault = check();
            Say(field, fault);
            if (fault is not null || context.GetValidationMessages(field).Any())
                first ??= id;
        }
        context.NotifyValidationStateChanged();
        return first;
    }

    /// <summary>Shows beside its field what a service said about it.</summary>
    /// <returns>What belongs to no field here.</returns>
    internal IReadOnlyList<string> Show(EditContext context, IReadOnlyDictionary<string, string[]> faults)
    {
        List<string> rest = [];
        foreach (var (path, texts) in faults)
        {
            var name = path.Split('.')[^1].Split('[')[0];
            var field = fields.Values.Where(f => string.Equals(f.Field.FieldName, name, StringComparison.OrdinalIgnoreCase)).Select(f => (FieldIdentifier?)f.Field).FirstOrDefault();
            if (field is { } known)
                messages.Add(known, texts);
            else
                rest.AddRange(texts);
        }
        context.NotifyValidationStateChanged();
        return rest;
    }

    private void Say(FieldIdentifier field, string? fault)
    {
        if (fault is not null)
            messages.Add(field, fault);
    }
}
