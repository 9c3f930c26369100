using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Http;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Numbering;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>The smallest service there can be: notes are written, and a reader service keeps a copy.</summary>
[EventName("writer.note-written.v1")]
public sealed record NoteWritten : IntegrationEvent
{
    public required string Text { get; init; }
}

internal enum Colour { Red, Blue }

internal sealed class Note : AggregateRoot, INumbered, ISupervisorMatter
{
    private Note() { }

    public string Text { get; private set; } = "";
    public string? Number { get; private set; }
    public Colour Colour { get; private set; }

    [Personal(PersonalData.Phone)]
    public string? Phone { get; private set; }

    bool ISupervisorMatter.IsSupervisorMatter => Colour == Colour.Blue;

    public static Note Write(string text, string jurisdiction, Colour colour, string? number = null, string? phone = null)
    {
        var note = new Note { Text = text, Jurisdiction = jurisdiction, Colour = colour, Number = number, Phone = phone };
        note.Raise(new NoteWritten { Text = text });
        return note;
    }

    public Error? Rewrite(string text)
    {
        if (text == Text)
            return new Error("writer.same-text", ErrorKind.Conflict, "内容没有变化。");
        Text = text;
        Raise(new NoteWritten { Text = text });
        return null;
    }
}

internal sealed class Copy
{
    public required Guid NoteId { get; init; }
    public required string Text { get; set; }
    public required long Version { get; set; }
    public int Writes { get; set; }
}

internal abstract class WriterDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>().ToTable("WrittenNotes"); // EF writes tables by name: this one after NumberSeries
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class WriterSqlite(DbContextOptions<WriterSqlite> options, DataSession session) : WriterDbContext(options, session);

internal sealed class WriterSqlServer(DbContextOptions<WriterSqlServer> options, DataSession session) : WriterDbContext(options, session);

internal abstract class ReaderDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Copy> Copies => Set<Copy>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Copy>().HasKey(c => c.NoteId);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class ReaderSqlite(DbContextOptions<ReaderSqlite> options, DataSession session) : ReaderDbContext(options, session);

internal sealed class ReaderSqlServer(DbContextOptions<ReaderSqlServer> options, DataSession session) : ReaderDbContext(options, session);

internal sealed class CopyNotes(ReaderDbContext db, CopyNotes.Mood mood) : IEventHandler<NoteWritten>
{
    /// <summary>Texts that the handler cannot stand.</summary>
    internal sealed class Mood
    {
        public HashSet<string> Poison { get; } = [];
    }

    public async Task HandleAsync(NoteWritten happened, CancellationToken ct)
    {
        if (mood.Poison.Contains(happened.Text))
            throw new InvalidOperationException("poison");
        var copy = (await db.Session.Ahead.AskAsync(
            happened, e => e.AggregateId, ids => db.Copies.Where(c => ids.Contains(c.NoteId)), c => c.NoteId, ct)).SingleOrDefault();
        if (copy is null)
            db.Copies.Add(copy = new Copy { NoteId = happened.AggregateId, Text = "", Version = 0 });
        if (copy.Version >= happened.Version)
            return;
        (copy.Text, copy.Version) = (happened.Text, happened.Version);
        copy.Writes++;
    }
}

internal sealed record WriteRequest(string Text, string Jurisdiction, Colour Colour = Colour.Red, bool Numbered = false, string? Phone = null);

internal sealed class WriteValidator : AbstractValidator<WriteRequest>
{
    public WriteValidator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(200);
}

internal sealed record RewriteRequest(string Text, string? Reason = null) : IReasoned;

internal static class NotebookHost
{
    public static async Task<ServiceHost> StartAsync(
        Dictionary<string, string?>? settings = null, bool runLoops = false, Action<IServiceCollection>? services = null)
    {
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                Add(builder);
                services?.Invoke(builder.Services);
            }, Map, settings: settings, runLoops: runLoops);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WriterDbContext>().Database.EnsureCreatedAsync();
        await scope.ServiceProvider.GetRequiredService<ReaderDbContext>().Database.EnsureCreatedAsync();
        return host;
    }

    private static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new EventCatalog(typeof(NoteWritten).Assembly, typeof(IntegrationEvent).Assembly));
        builder.Services.AddSingleton<CopyNotes.Mood>();
        builder.AddService<WriterDbContext>("writer", s => s.Database<WriterSqlite, WriterSqlServer>());
        builder.AddService<ReaderDbContext>("reader", s => s.Database<ReaderSqlite, ReaderSqlServer>().Subscribe<NoteWritten, CopyNotes>());
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        var writer = routes.MapService<WriterDbContext>("writer");
        writer.MapPost("/notes", WriteAsync).Command("writer.write", Permissions.UnitsManage);
        writer.MapPost("/notes/{id:guid}/rewrite", RewriteAsync).Command("writer.rewrite", Permissions.UnitsManage);
        writer.MapPut("/notes/{id:guid}", RewriteAsync).Edit("writer.edit", Permissions.UnitsManage);
        writer.MapGet("/notes/{id:guid}", GetAsync).Query("writer.get", Permissions.UnitsRead).Sensitive<Note>((_, actor) => actor.May(Permissions.UnitsManage));
        writer.MapGet("/notes", ListAsync).Query("writer.list", Permissions.UnitsRead);
        // Mistakes, which nobody may make use of.
        writer.MapGet("/unguarded", ListAsync).WithName("writer.unguarded");
        writer.MapGet("/half-guarded", ListAsync).WithName("writer.half-guarded").RequireAuthorization(Permissions.UnitsRead);
        routes.MapService<ReaderDbContext>("reader");
    }

    private static async Task<Reply<Changed>> WriteAsync(WriteRequest request, WriterDbContext db, CancellationToken ct)
    {
        var number = request.Numbered ? OfficialNumber.Of("示例", 2024, await db.NextNumberAsync("示例", 2024, ct)) : null;
        return await db.CommitAsync(Note.Write(request.Text, request.Jurisdiction, request.Colour, number, request.Phone), ct: ct);
    }

    private static async Task<Reply<Changed>> RewriteAsync(Guid id, RewriteRequest request, WriterDbContext db, CancellationToken ct) =>
        await db.ChangeAsync(db.Notes, id, note => note.Rewrite(request.Text), ct);

    private static async Task<Reply<string>> GetAsync(Guid id, WriterDbContext db, CancellationToken ct) =>
        await db.Notes.Where(n => n.Id == id).Select(n => n.Text).SingleOrDefaultAsync(ct) is { } text ? text : CommonErrors.NotFound;

    private static async Task<Reply<Page<string>>> ListAsync([AsParameters] PageQuery page, WriterDbContext db, CancellationToken ct) =>
        await db.Notes.AsNoTracking().OrderBy(n => n.Id).Select(n => n.Text).ToPageAsync(page, ct);
}
