using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Http;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Numbering;
using FireSafety.Platform.Scoping;
using FireSafety.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FireSafety.Platform.Data;

/// <summary>
/// A service's database. One <see cref="SaveChangesAsync(bool, CancellationToken)"/> per command writes aggregates, outbox,
/// inbox, audit and receipt together, so that either all of it happened or nothing.
/// </summary>
public abstract class ServiceDbContext(DbContextOptions options, DataSession session) : DbContext(options)
{
    /// <summary>Name of the query filter that keeps other jurisdictions' rows out.</summary>
    public const string JurisdictionFilter = "Jurisdiction";

    // Every jurisdiction path starts with a slash. Plain letters, because SQL Server's linguistic collations give characters
    // that they do not know no weight: LIKE N'\uFFFF%' would show every row.
    private const string NoRows = "none";
    private static readonly ConcurrentDictionary<(Type Context, Type Row), Func<ServiceDbContext, object, bool>> OwnRules = new();
    private string? gateKey;

    /// <summary>The unit of work this context serves.</summary>
    public DataSession Session => session;

    /// <summary>Prefix that visible rows' jurisdiction has; matches nothing while no scope is open.</summary>
    public string ScopePath => session.Scope?.Path ?? NoRows;

    /// <summary>Whether jurisdiction alone shows a row; false for parties, and while no scope is open.</summary>
    public bool SeesJurisdiction => session.Scope is { OnlyOwn: false };

    /// <summary>Nothing is being changed.</summary>
    public bool OnlyReads => session.Command is null;

    /// <summary>The caller is a party and sees only what is its own.</summary>
    public bool OnlyOwn => session.Scope is { OnlyOwn: true };

    /// <summary>The unit, agency, department or supervisor that the caller is; an id of nobody when none, so that nothing matches.</summary>
    public Guid OwnId => session.Scope?.OrganisationId ?? Guid.Empty;

    /// <summary><see cref="OwnId"/> of a caller in the role of a unit.</summary>
    public Guid OwnUnit => OwnIn(Roles.Unit);

    /// <summary><see cref="OwnId"/> of a caller in the role of an agency.</summary>
    public Guid OwnAgency => OwnIn(Roles.Agency);

    /// <summary><see cref="OwnId"/> of a caller in the role of a department.</summary>
    public Guid OwnDepartment => OwnIn(Roles.Department);

    /// <summary>Industry codes that the calling department answers for.</summary>
    public IReadOnlyList<string> OwnIndustries => session.Scope is { Role: Roles.Department } scope ? scope.Industries : [];

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<InboxMessage> Inbox => Set<InboxMessage>();
    internal DbSet<Lease> Leases => Set<Lease>();
    internal DbSet<CommandReceipt> Receipts => Set<CommandReceipt>();
    internal DbSet<ClockOffset> ClockOffsets => Set<ClockOffset>();
    internal DbSet<RevokedAccess> RevokedAccess => Set<RevokedAccess>();
    internal DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>The audit trail; append-only.</summary>
    public DbSet<AuditEntry> AuditTrail => Set<AuditEntry>();

    /// <summary>Loads an aggregate, changes it through one of its methods and commits.</summary>
    /// <param name="source">Where it is, with the parts the change needs included.</param>
    /// <param name="id">Which.</param>
    /// <param name="change">Returns the refusal, or null when done.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Reply<Changed>> ChangeAsync<T>(IQueryable<T> source, Guid id, Func<T, Error?> change, CancellationToken ct)
        where T : AggregateRoot =>
        await ChangeAsync(source, id, aggregate => ValueTask.FromResult(change(aggregate)), ct);

    /// <inheritdoc cref="ChangeAsync{T}(IQueryable{T}, Guid, Func{T, Error?}, CancellationToken)"/>
    public async Task<Reply<Changed>> ChangeAsync<T>(
        IQueryable<T> source, Guid id, Func<T, ValueTask<Error?>> change, CancellationToken ct)
        where T : AggregateRoot
    {
        var aggregate = await source.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (aggregate is null)
            return CommonErrors.NotFound;
        if (StaleOf(aggregate) is { } stale)
            return stale;
        if (await change(aggregate) is { } refusal)
            return refusal;
        return await CommitAsync(aggregate, ct: ct);
    }

    /// <summary>The refusal of a command whose If-Match names another version than this; null otherwise. For what does not go through <c>ChangeAsync</c>.</summary>
    public Error? StaleOf(AggregateRoot aggregate) =>
        session.Command?.ExpectedVersion is { } expected && expected != aggregate.Version ? CommonErrors.Stale.With(aggregate.Version) : null;

    /// <summary>Saves the command's one change and returns the reply to it.</summary>
    /// <param name="aggregate">The aggregate the caller will go on with; added to the context when new.</param>
    /// <param name="part">Id of the part of it that was made, e.g. an attendee.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Reply<Changed>> CommitAsync(AggregateRoot aggregate, Guid? part = null, CancellationToken ct = default)
    {
        var entry = Entry(aggregate);
        if (entry.State == EntityState.Detached)
            entry = Add(aggregate);
        var created = entry.State == EntityState.Added;
        ChangeTracker.DetectChanges();
        var version = aggregate.Version + (NeedsNewVersion(entry) ? 1 : 0);
        var changed = new Changed(aggregate.Id, version, (aggregate as INumbered)?.Number, part) { IsNew = created };
        if (session.Command?.IdempotencyKey is { } key)
            Receipts.Add(CommandReceipt.For(key, session.Command.RequestHash ?? "", changed, session.Time.GetUtcNow().UtcDateTime));
        await SaveChangesAsync(ct);
        return changed;
    }

    /// <summary>The next number of a series, taken within the command's save: numbers have no gaps and no repeats.</summary>
    /// <param name="series">Organ and kind of document, e.g. <c>盘消限改</c>.</param>
    /// <param name="year">Series restart each year.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<int> NextNumberAsync(string series, int year, CancellationToken ct)
    {
        await session.TakeNumbersTurnAsync(GetType().Name, ct);
        var row = NumberSeries.Local.FirstOrDefault(s => s.Series == series && s.Year == year)
            ?? await NumberSeries.SingleOrDefaultAsync(s => s.Series == series && s.Year == year, ct);
        if (row is null)
            NumberSeries.Add(row = new NumberSeries { Series = series, Year = year });
        return ++row.Last;
    }

    /// <inheritdoc/>
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        DetectChangesOnlyOnSave();
        try
        {
            GuardJurisdiction();
            WriteAudit();
            var published = WriteOutbox();

            using var gate = await session.Gates.EnterAsync(GateKey, cancellationToken);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            session.Commits.Advance(GetType());
            if (published)
                session.Signals.For(GetType()).Set();
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Not used: every save is asynchronous, because on SQLite it waits in line.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>The service's own context type, which its two heirs share.</summary>
    internal static Type AbstractTypeOf(Type context)
    {
        while (context.BaseType is { } parent && parent != typeof(ServiceDbContext))
            context = parent;
        return context;
    }

    /// <summary>Looking through the tracker by type would compare everything tracked with its snapshot each time; a save does it anyway.</summary>
    internal void DetectChangesOnlyOnSave() => ChangeTracker.AutoDetectChangesEnabled = false;

    /// <summary>Whether anything that the audit trail might tell of waits to be saved.</summary>
    internal bool HasTrackedEntities() => ChangeTracker.Entries<Entity>().Any();

    /// <summary>Runs a set-based write (ExecuteUpdate, ExecuteDelete) in line with this file's other writers.</summary>
    internal async Task<int> WriteAsync(Func<Task<int>> write, CancellationToken ct)
    {
        using var gate = await session.Gates.EnterAsync(GateKey, ct);
        var written = await write();
        session.Commits.Advance(GetType());
        return written;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(256);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PlatformTables.Configure(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);

        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            // An aggregate is changed by one command at a time. A projection's row says how new it is: of two replicas that apply
            // events to it at the same time, the one that read the older row fails and runs again.
            if (type.ClrType.GetProperty(nameof(AggregateRoot.Version))?.PropertyType == typeof(long))
                modelBuilder.Entity(type.ClrType).Property(nameof(AggregateRoot.Version)).IsConcurrencyToken();
            // Keys come from the domain, so a new part found on a tracked aggregate is an insert, not an update.
            if (typeof(Entity).IsAssignableFrom(type.ClrType))
                modelBuilder.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
            if (typeof(IScoped).IsAssignableFrom(type.ClrType))
                FilterByJurisdiction(modelBuilder, type.ClrType);
            foreach (var key in type.GetForeignKeys().Where(k => !k.IsOwnership && !typeof(Entity).IsAssignableFrom(type.ClrType)))
                key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    /// <summary>
    /// Says which rows are a caller's own whatever their jurisdiction: a unit's hazards, a supervisor's interviews. Without this
    /// parties see and change none of that type. To be called after the base has made its model.
    /// </summary>
    /// <param name="modelBuilder">The model.</param>
    /// <param name="own">Compares with <see cref="OwnId"/> and its like: the database asks it of rows, and the guard of changes before they are saved.</param>
    protected void ShowOwn<T>(ModelBuilder modelBuilder, Expression<Func<T, bool>> own)
        where T : class, IScoped
    {
        Show(modelBuilder, own.Parameters[0], own.Body);
        OwnRules[(GetType(), typeof(T))] = OwnRule.Compile(own, this);
    }

    /// <summary>Says which rows may be read beside those of the caller's jurisdiction, and not changed.</summary>
    protected void ShowAlso<T>(ModelBuilder modelBuilder, Expression<Func<T, bool>> shown)
        where T : class, IScoped =>
        Show(modelBuilder, shown.Parameters[0], Expression.AndAlso(Context(nameof(OnlyReads)), shown.Body));

    private static void Show(ModelBuilder modelBuilder, ParameterExpression row, Expression shown)
    {
        var before = (LambdaExpression)modelBuilder.Entity(row.Type).Metadata.FindDeclaredQueryFilter(JurisdictionFilter)!.Expression!;
        var body = Expression.OrElse(ReplacingExpressionVisitor.Replace(before.Parameters[0], row, before.Body), shown);
        modelBuilder.Entity(row.Type).HasQueryFilter(JurisdictionFilter, Expression.Lambda(body, row));
    }

    private void FilterByJurisdiction(ModelBuilder modelBuilder, Type type)
    {
        var row = Expression.Parameter(type, "row");
        var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        var inside = Expression.AndAlso(
            Context(nameof(SeesJurisdiction)),
            Expression.Call(Expression.Property(row, nameof(IScoped.Jurisdiction)), startsWith, Context(nameof(ScopePath))));
        modelBuilder.Entity(type).HasQueryFilter(JurisdictionFilter, Expression.Lambda(inside, row));
        modelBuilder.Entity(type).Property(nameof(IScoped.Jurisdiction)).HasMaxLength(64);
        // Those who search the trail see all of it or most: an index there would only cost every command a write.
        if (type != typeof(AuditEntry) && !modelBuilder.Entity(type).Metadata.GetIndexes().Any(i => i.Properties[0].Name == nameof(IScoped.Jurisdiction)))
            modelBuilder.Entity(type).HasIndex(nameof(IScoped.Jurisdiction));
    }

    private MemberExpression Context(string property) => Expression.Property(Expression.Constant(this, typeof(ServiceDbContext)), property);

    private Guid OwnIn(string role) => session.Scope is { OrganisationId: { } id } scope && scope.Role == role ? id : Guid.Empty;

    private string? GateKey => gateKey ??= DatabaseProvider.Of(this).WriteGateKey(this);

    private void GuardJurisdiction()
    {
        // What the audit trail tells of has been guarded itself; its rows of every jurisdiction are sealed together.
        foreach (var entry in ChangeTracker.Entries<IScoped>().Where(e => IsChanged(e) && e.Entity is not AuditEntry))
        {
            var before = entry.State == EntityState.Added
                ? entry.Entity.Jurisdiction
                : (string)entry.OriginalValues[nameof(IScoped.Jurisdiction)]!;
            if (session.Scope is not { } scope
                || (!(scope.Contains(before) && scope.Contains(entry.Entity.Jurisdiction)) && !IsOwn(entry)))
                throw new JurisdictionViolationException(
                    $"{entry.Metadata.ClrType.Name} of '{entry.Entity.Jurisdiction}' changed under scope '{session.Scope?.Path ?? "none"}'.");
        }
    }

    private bool IsOwn(EntityEntry<IScoped> entry) =>
        OwnRules.TryGetValue((GetType(), entry.Metadata.ClrType), out var isOwn) && isOwn(this, entry.Entity);

    private void WriteAudit()
    {
        var changed = ChangeTracker.Entries<Entity>().Where(IsChanged).ToList();
        if (changed.Count == 0)
            return;
        var command = session.Command ?? throw new InvalidOperationException(
            $"{changed[0].Metadata.ClrType.Name} changed outside a command: the audit trail would not know who did it.");
        var tracked = changed.TrueForAll(e => e.Entity is AggregateRoot) ? null : ChangeTracker.Entries<Entity>().ToDictionary(e => e.Entity.Id);
        foreach (var entry in changed)
        {
            if (AuditEntry.OfChange(entry, RootOf(entry, tracked), command, session.Scope, session.Clock.UtcNow) is { } audit)
                AuditTrail.Add(audit);
        }
    }

    /// <summary>The aggregate that a changed part belongs to; null when the part stands alone.</summary>
    private static AggregateRoot? RootOf(EntityEntry<Entity> entry, Dictionary<Guid, EntityEntry<Entity>>? tracked)
    {
        while (entry.Entity is not AggregateRoot)
        {
            var owner = entry.Metadata.GetForeignKeys()
                .Where(k => k.Properties.Count == 1 && typeof(Entity).IsAssignableFrom(k.PrincipalEntityType.ClrType))
                .Select(k => entry.Property(k.Properties[0].Name))
                .Select(p => entry.State == EntityState.Deleted ? p.OriginalValue : p.CurrentValue)
                .OfType<Guid>().Select(id => tracked!.GetValueOrDefault(id)).FirstOrDefault(e => e is not null);
            if (owner is null)
                return null;
            entry = owner;
        }
        return (AggregateRoot)entry.Entity;
    }

    private bool WriteOutbox()
    {
        var now = session.Clock.UtcNow;
        var published = false;
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            if (!NeedsNewVersion(entry))
                continue;
            entry.Entity.Advance();
            foreach (var happened in entry.Entity.TakeEvents())
            {
                Outbox.Add(OutboxMessage.For(session.Events, happened with
                {
                    EventId = Guid.CreateVersion7(),
                    OccurredAt = now,
                    AggregateId = entry.Entity.Id,
                    Version = entry.Entity.Version,
                    Jurisdiction = entry.Entity.Jurisdiction,
                }, session.Time.GetUtcNow().UtcDateTime, Activity.Current?.Id));
                published = true;
            }
        }
        ChangeTracker.DetectChanges();
        return published;
    }

    private static bool NeedsNewVersion(EntityEntry entry) =>
        entry.Entity is AggregateRoot root && (root.IsTouched || entry.State is EntityState.Added or EntityState.Modified);

    private static bool IsChanged(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    /// <summary>Times are stored and read as UTC.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
