using System.Net;
using System.Text.Json.Nodes;
using FireSafety.TestKit;

namespace FireSafety.Architecture.Tests;

/// <summary>Every list keeps what its API document says of its orders; the host translates each query for SQL Server as well.</summary>
public sealed class ListRules(WholeSystem system) : IClassFixture<WholeSystem>
{
    public static TheoryData<string, string> Lists
    {
        get
        {
            var lists = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "openapi"), "*.json").Order(StringComparer.Ordinal))
            {
                foreach (var (path, operations) in JsonNode.Parse(File.ReadAllText(file))!["paths"]!.AsObject())
                {
                    var sort = operations!["get"]?["parameters"]?.AsArray().FirstOrDefault(p => p!["name"]!.GetValue<string>() == "Sort");
                    if (sort is not null)
                        lists.Add(path, sort["schema"]!["pattern"]!.GetValue<string>());
                }
            }
            return lists;
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task List_InEachOfItsOrders_IsAnswered(string path, string pattern)
    {
        foreach (var name in pattern["^-?(".Length..^")$".Length].Split('|'))
        {
            foreach (var sort in (string[])[name, "-" + name])
            {
                using var response = await system.Host.Client.GetAsync($"{path}?sort={sort}");
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{sort}: {await response.Content.ReadAsStringAsync()}");
            }
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task List_InAnOrderThatThereIsNot_IsRefused(string path, string pattern)
    {
        Assert.NotEmpty(pattern);

        using var response = await system.Host.Client.GetAsync($"{path}?sort=-nothing");

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.unknown-sort");
    }
}
