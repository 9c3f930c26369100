using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Tests.Notebook;

public sealed class CommandTests : IAsyncLifetime
{
    private const string Notes = "/api/writer/notes";
    private const string City = "/2111/";
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync() => host = await NotebookHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Create_New_AnswersCreatedWithLocationAndETag()
    {
        using var response = await host.Client.PostAsJsonAsync(Notes, new { Text = "一", Jurisdiction = City });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.StartsWith(Notes + "/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SameKeyAgain_AnswersTheSameAndDoesNothing()
    {
        var first = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City, Numbered = true }, "key-1");

        var second = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City, Numbered = true }, "key-1");

        Assert.Equal(first, second);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Create_SameKeyForSomethingElse_IsRefused()
    {
        await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City }, "key-1");
        using var request = new HttpRequestMessage(HttpMethod.Post, Notes) { Content = JsonContent.Create(new { Text = "二", Jurisdiction = City }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "key-1");

        using var response = await host.Client.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "common.idempotency-key-reused");
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Create_SameKeyManyTimesAtOnce_HappensOnce()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City }, "key")));

        Assert.Single(replies.Distinct());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Numbers_TakenAtOnce_HaveNoGapAndNoRepeat()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(i => host.Client.CommandAsync(Notes, new { Text = $"第{i}", Jurisdiction = City, Numbered = true })));

        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"示例〔2024〕{n}号").Order(), replies.Select(r => r.Number).Order());
    }

    [Fact]
    public async Task Change_WithStaleIfMatch_IsRefusedAndChangesNothing()
    {
        var note = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City });
        await host.Client.EditAsync($"{Notes}/{note.Id}", 1, new { Text = "二" });
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Notes}/{note.Id}") { Content = JsonContent.Create(new { Text = "三" }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));

        using var response = await host.Client.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
        Assert.Equal(2, (await host.EventsAsync<NoteWritten>()).Count);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "common.if-match-required")]
    [InlineData("\"abc\"", HttpStatusCode.BadRequest, "common.if-match-malformed")]
    [InlineData("W/\"1\"", HttpStatusCode.BadRequest, "common.if-match-malformed")]
    public async Task Edit_WithoutUsableIfMatch_IsRefused(string? header, HttpStatusCode status, string code)
    {
        var note = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City });
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Notes}/{note.Id}") { Content = JsonContent.Create(new { Text = "三" }) };
        request.Headers.TryAddWithoutValidation("If-Match", header is null ? [] : [header]);

        using var response = await host.Client.SendAsync(request);

        await response.IsProblemAsync(status, code);
    }

    [Theory]
    [InlineData("{", "request.malformed-json")]
    [InlineData("[]", "request.malformed-json")]
    [InlineData("", "request.malformed")]
    [InlineData("null", "request.malformed")]
    [InlineData("""{"text":"一","jurisdiction":"/2111/","colour":"Green"}""", "request.malformed-json")]
    [InlineData("""{"text":"一","jurisdiction":"/2111/","colour":1}""", "request.malformed-json")]
    [InlineData("""{"text":"一","jurisdiction":"/2111/","color":"Red"}""", "request.malformed-json")]
    [InlineData("""{"text":"一","text":"二","jurisdiction":"/2111/"}""", "request.malformed-json")]
    [InlineData("""{"text":5,"jurisdiction":"/2111/"}""", "request.malformed-json")]
    [InlineData("""{"text":"","jurisdiction":"/2111/"}""", "request.invalid")]
    [InlineData("""{"jurisdiction":"/2111/"}""", "request.invalid")]
    public async Task Create_WithBadBody_IsExplainedAndChangesNothing(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(Notes, content);

        await response.IsProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Create_WithTenMegabytes_IsRefused()
    {
        using var content = new StringContent($$"""{"text":"{{new string('a', 10_000_000)}}","jurisdiction":"/2111/"}""", Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(Notes, content);

        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Create_AsPlainText_IsRefused()
    {
        using var content = new StringContent("一", Encoding.UTF8, "text/plain");

        using var response = await host.Client.PostAsync(Notes, content);

        await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
    }

    [Theory]
    [InlineData("?page=0", "request.invalid")]
    [InlineData("?pageSize=101", "request.invalid")]
    [InlineData("?page=a", "request.malformed")]
    [InlineData("?page=99999999999", "request.malformed")]
    public async Task List_WithBadPage_IsExplained(string query, string code)
    {
        using var response = await host.Client.GetAsync(Notes + query);

        await response.IsProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Change_OfUnknownId_IsNotFound() => await host.Client.RefusedAsync(
        $"{Notes}/{Guid.CreateVersion7()}/rewrite", new { Text = "二" }, HttpStatusCode.NotFound, "common.not-found");

    [Fact]
    public async Task Request_ToNoRoute_IsExplained()
    {
        using var response = await host.Client.GetAsync("/api/writer/nothing/here");

        await response.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Rows_OfAnotherJurisdiction_AreNeitherSeenNorChanged()
    {
        var note = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = "/2111/211103/" });
        var foreign = host.As(Roles.Supervisor, "211104");

        var seen = (await foreign.GetAsync<JsonNode>(Notes))["total"]!.GetValue<int>();

        Assert.Equal(0, seen);
        await foreign.RefusedAsync($"{Notes}/{note.Id}/rewrite", new { Text = "二" }, HttpStatusCode.NotFound, "common.not-found");
        await foreign.RefusedAsync(Notes, new { Text = "二", Jurisdiction = "/2111/211103/" }, HttpStatusCode.Forbidden, "access.foreign-jurisdiction");
    }

    [Fact]
    public async Task Read_WithoutJurisdiction_IsRefused()
    {
        await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City });

        using var refused = await host.As(new Actor("x", "无辖区", Roles.DetachmentAdmin, "")).GetAsync(Notes, TestContext.Current.CancellationToken);

        await refused.IsProblemAsync(HttpStatusCode.Forbidden, "access.no-jurisdiction");
    }

    [Fact]
    public async Task Change_WithoutJurisdiction_IsRefused() => await host.As(new Actor("x", "无辖区", Roles.DetachmentAdmin, "")).RefusedAsync(
        Notes, new { Text = "一", Jurisdiction = City }, HttpStatusCode.Forbidden, "access.no-jurisdiction");

    [Fact]
    public async Task Change_SameKeyManyTimesAtOnce_HappensOnceAndAnswersAlike()
    {
        var note = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City });

        var replies = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => host.Client.CommandAsync($"{Notes}/{note.Id}/rewrite", new { Text = "二" }, "key")));

        Assert.Single(replies.Distinct());
        Assert.Equal(2, (await host.EventsAsync<NoteWritten>()).Count);
    }

    [Theory]
    [InlineData("/api/writer/unguarded")]
    [InlineData("/api/writer/half-guarded")]
    public async Task Endpoint_WithoutPermissionOrJurisdiction_AnswersNobody(string url)
    {
        foreach (var client in (HttpClient[])[host.Client, host.As(Roles.Auditor), host.Anonymous()])
        {
            using var answer = await client.GetAsync(url);

            await answer.IsProblemAsync(HttpStatusCode.InternalServerError, "server.error");
        }
    }

    [Fact]
    public async Task Role_WithoutThePermission_IsRefused() => await host.As(Roles.Auditor).RefusedAsync(
        Notes, new { Text = "一", Jurisdiction = City }, HttpStatusCode.Forbidden, "access.not-permitted");

    [Fact]
    public async Task Caller_NotSignedIn_IsRefused() => await host.Anonymous().RefusedAsync(
        Notes, new { Text = "一", Jurisdiction = City }, HttpStatusCode.Unauthorized, "access.not-signed-in");

    [Fact]
    public async Task Change_Audited_SaysWhoWhatWhyAndFromWhere()
    {
        var note = await host.Client.CommandAsync(Notes, new { Text = "一", Jurisdiction = City });
        await host.Client.CommandAsync($"{Notes}/{note.Id}/rewrite", new { Text = "二", Reason = "更正" });

        var audit = await host.Client.GetAsync<JsonNode>($"/api/writer/audit?subjectId={note.Id}");

        var last = audit["items"]![0]!;
        Assert.Equal("writer.rewrite", last["operation"]!.GetValue<string>());
        Assert.Equal("更正", last["reason"]!.GetValue<string>());
        Assert.Equal("test-detachment-admin", last["actorId"]!.GetValue<string>());
        Assert.Equal("127.0.0.1", last["from"]!.GetValue<string>());
        Assert.Equal("""{"Text":["一","二"]}""", last["changes"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_OutsideACommand_IsRefused()
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
        var db = scope.ServiceProvider.GetRequiredService<WriterDbContext>();
        db.Add(Note.Write("一", City, Colour.Red));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private Task<int> CountAsync() => host.ReadAsync<WriterDbContext, int>(db => db.Notes.CountAsync());
}
