using System.Text.Json;
using System.Text.Json.Nodes;

namespace FireSafety.Standalone.Scenarios;

/// <summary>What a scenario read on its way, one line a reading, kept beside the data until the scenario is complete.</summary>
internal sealed class ReadingNotes
{
    private readonly string file;
    private readonly Dictionary<string, JsonNode> notes = [];

    public ReadingNotes(string file)
    {
        this.file = file;
        if (!File.Exists(file))
            return;
        foreach (var line in File.ReadLines(file))
        {
            // A line that a crash cut short is read again from the service.
            if (TryParse(line) is { } note)
                notes[note["key"]!.GetValue<string>()] = note["reply"]!;
        }
    }

    public JsonNode? Find(string key) => notes.GetValueOrDefault(key);

    public void Add(string key, JsonNode reply)
    {
        notes[key] = reply;
        // The line break comes first, so that a line after one cut short starts anew.
        File.AppendAllText(file, '\n' + new JsonObject { ["key"] = key, ["reply"] = reply.DeepClone() }.ToJsonString());
    }

    /// <summary>Leaves a mark that a scenario was begun, before there is anything to note.</summary>
    public void Begin() => File.AppendAllText(file, "");

    public void Delete() => File.Delete(file);

    private static JsonNode? TryParse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
