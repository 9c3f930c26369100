using CsCheck;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;
using FireSafety.Units.Search;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

public sealed class SearchTests
{
    [Theory]
    [InlineData("蓝天", 1)]
    [InlineData("天大酒", 1)]
    [InlineData("店", 1)]
    [InlineData("单位 0002", 1)]
    [InlineData("示例路2号", 1)]
    [InlineData("示例", 3)]
    [InlineData("ma0000003", 1)]
    [InlineData("ＭＡ０００００03", 1)]
    [InlineData("酒店 示例路", 1)]
    [InlineData("酒店 单位", 0)]
    [InlineData("天蓝", 0)]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    public async Task Search_ByFragment_FindsWhatContainsIt(string fragment, int expected)
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(1, name: "蓝天大酒店"));
        await host.RegisterAsync(Body(2));
        await host.RegisterAsync(Body(3));

        var found = await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?q={Uri.EscapeDataString(fragment)}");

        Assert.Equal((expected, expected), (found.Total, found.Items.Count));
    }

    [Theory]
    [InlineData("division=211121", 1)]
    [InlineData("division=211103", 2)]
    [InlineData("division=211100", 3)]
    [InlineData("industry=education", 1)]
    [InlineData("key=true", 1)]
    [InlineData("suggested=true", 1)]
    [InlineData("vulnerable=true", 1)]
    [InlineData("concern=true", 1)]
    [InlineData("concern=true&reviewDueBy=2024-04-14", 1)]
    [InlineData("concern=true&reviewDueBy=2024-04-13", 0)]
    [InlineData("closed=true", 0)]
    [InlineData("q=示例&key=false&division=211103", 1)]
    public async Task Search_WithFilters_CombinesThem(string query, int expected)
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(1).With("keyUnitReason", "达到界定标准").With("category", "医院").With("measures", new[] { new { name = "inpatientBeds", value = 80 } }));
        var flagged = await host.RegisterAsync(Body(2).With("industry", "education").With("isVulnerableGroupFacility", true));
        await host.Client.CommandAsync($"{UnitsHost.Units}/{flagged.Id}/concern/flag", new { grounds = "示例依据" });
        await host.RegisterAsync(Body(3, division: "211104"));

        var found = await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?{query}");

        Assert.Equal(expected, found.Total);
    }

    [Theory]
    [InlineData("division=999999")]
    [InlineData("industry=mining")]
    [InlineData("key=maybe")]
    [InlineData("reviewDueBy=soon")]
    [InlineData("page=0")]
    [InlineData("pageSize=101")]
    public async Task Search_BadFilter_IsRefused(string query)
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync($"{UnitsHost.Units}?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Search_FragmentSharedByMany_PagesInNameOrderAndKeepsTheJurisdiction()
    {
        await using var host = await StartAsync();
        for (var from = 0; from < SearchUnits.CommonFrom + 200; from += 200)
            await host.Client.CommandAsync($"{UnitsHost.Units}/batches", new { units = Enumerable.Range(from, 200).Select(n => Body(n)) });
        await host.RegisterAsync(Body(9999, division: "211104"));

        var third = await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?q=示例单位&page=3&pageSize=2");
        var foreign = await host.As(Roles.Supervisor, "211104").GetAsync<Listed>($"{UnitsHost.Units}?q=示例单位");

        Assert.Equal(["示例单位 0004", "示例单位 0005"], third.Items.Select(u => u.Name));
        Assert.Equal(SearchUnits.CommonFrom + 201, third.Total);
        Assert.Equal(1, foreign.Total);
    }

    [Fact]
    public void GramsOf_AnyFragmentOfTheText_AreAmongTheTextsGrams()
    {
        var texts = Gen.String[Gen.Char["示例单位路号ABC019"], 2, 20];
        Gen.Select(texts, Gen.Int[0, 19], Gen.Int[1, 20]).Sample((text, start, length) =>
        {
            var indexed = SearchText.GramsOf(text + '\n');
            var from = Math.Min(start, text.Length - 1);
            var fragment = text.Substring(from, Math.Min(length, text.Length - from));
            return SearchText.RangesOf(fragment).All(r => indexed.Any(g => g >= r.From && g <= r.Through));
        });
    }
}
