using System.Globalization;
using System.Text.Json.Nodes;
using FireSafety.TestKit;

namespace FireSafety.Standalone.Tests;

/// <summary>Lists in the orders they may be asked for, with the drive's own rows.</summary>
public sealed partial class ScenarioTests
{
    [Theory]
    [InlineData("/api/units/units", "name", "creditCode", "divisionCode", "industry", "isKeyUnit", "concernReviewOn")]
    [InlineData("/api/hazards/hazards", "foundOn", "rectifyBy", "reinspectBy", "isMajor")]
    [InlineData("/api/hazards/major-hazards", "foundOn", "rectifyBy")]
    [InlineData("/api/hazards/complaints", "receivedAt", "checkDueAt")]
    [InlineData("/api/interviews", "scheduledAt", "minutesDueOn")]
    [InlineData("/api/interviews/commitments", "dueOn", "party")]
    [InlineData("/api/interviews/proposals", "lastGroundAt", "raisedAt", "subjectName")]
    [InlineData("/api/licensing/agencies", "name", "creditCode")]
    [InlineData("/api/notifications/messages?audience=all", "createdAt")]
    [InlineData("/api/campaigns/tasks", "dueOn", "title")]
    [InlineData("/api/identity/accounts", "userName", "name")]
    public async Task List_SortedByAField_HasItsRowsInThatOrder(string list, params string[] fields)
    {
        foreach (var field in fields)
        {
            var rising = await ValuesAsync(list, field, "");
            var falling = await ValuesAsync(list, field, "-");

            Assert.True(rising.Union(falling).Count() > 1, $"{field}: all rows of the drive are the same");
            Assert.Equal(rising.OrderBy(v => v.Length == 0).ThenBy(v => v, StringComparer.Ordinal), rising);
            Assert.Equal(falling.OrderBy(v => v.Length == 0).ThenByDescending(v => v, StringComparer.Ordinal), falling);
        }
    }

    // The first hundred, comparable as text; empty where there is no value.
    private async Task<List<string>> ValuesAsync(string list, string field, string direction)
    {
        var page = await Client.GetAsync<JsonNode>($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pageSize=100&sort={direction}{field}");
        return [.. page["items"]!.AsArray().Select(row => row![field] switch
        {
            null => "",
            JsonValue value when value.TryGetValue(out DateTime at) => at.ToString("O", CultureInfo.InvariantCulture),
            var value => value.ToString(),
        })];
    }
}
