using System.Net;
using System.Net.Http.Json;
using FireSafety.Notifications.Messages;
using FireSafety.TestKit;

namespace FireSafety.Notifications.Tests;

public sealed class TemplateTests
{
    private static readonly IReadOnlyList<Template> Shipped = [.. Templates.Load().All];

    [Fact]
    public void Templates_AsShipped_FillInForEveryKind() =>
        Assert.All(MessageKinds.All, kind =>
            Assert.DoesNotContain('{', Templates.Render(Shipped.Single(t => t.Key == kind.Key), kind.Samples).Body));

    [Fact]
    public void Templates_OneMissing_IsRefused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => new Templates([.. Shipped.Skip(1)]));

        Assert.Contains("'hazard-reported' is missing", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "field", "names the unknown field 'colour'" },
        { "audience", "cannot be addressed to 'agency'" },
        { "key", "belongs to no message" },
        { "none", "has no audience" },
        { "twice", "occurs twice" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Templates_Faulty_SayWhatIsWrong(string what, string expected)
    {
        var first = Shipped[0];
        var changed = new Dictionary<string, Template>
        {
            ["field"] = first with { Body = "{colour}" },
            ["audience"] = first with { Audiences = ["agency"] },
            ["key"] = first with { Key = "nothing" },
            ["none"] = first with { Audiences = [] },
            ["twice"] = Shipped[1],
        }[what];

        var fault = Assert.Throws<InvalidDataException>(() => new Templates([changed, .. Shipped.Skip(1)]));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TooLong_IsCut()
    {
        var words = Templates.Render(
            new Template("x", "{a}", "{a}", [], Urgency.Normal, "/"), new Dictionary<string, string> { ["a"] = new('长', 5000) });

        Assert.Equal((Notification.TitleLength, Notification.BodyLength), (words.Title.Length, words.Body.Length));
    }

    [Fact]
    public async Task Preview_WithAField_UsesItAndSamplesForTheRest()
    {
        await using var host = await Said.StartAsync();

        using var response = await host.Client.PostAsJsonAsync(
            "/api/notifications/templates/hazard-overdue/preview", new { fields = new { unit = "示例单位 0009" } }, TestContext.Current.CancellationToken);

        var words = await response.Content.ReadFromJsonAsync<Rendered>(TestContext.Current.CancellationToken);
        Assert.Equal("示例单位 0009的隐患“疏散通道堵塞”整改期限为2024年2月10日，逾期未改。", words!.Body);
    }

    [Fact]
    public async Task Preview_UnknownFieldOrTemplate_IsRefused()
    {
        await using var host = await Said.StartAsync();

        await host.Client.RefusedAsync(
            "/api/notifications/templates/hazard-overdue/preview", new { fields = new { colour = "红" } }, HttpStatusCode.UnprocessableEntity, "notifications.unknown-field");
        await host.Client.RefusedAsync("/api/notifications/templates/nothing/preview", new { }, HttpStatusCode.NotFound, "common.not-found");
    }
}
