using FireSafety.Platform.Data;

namespace FireSafety.Platform.Messaging;

/// <summary>What a service does when another says that something happened. Changes its context; Platform saves it with the inbox row.</summary>
/// <remarks>May be called twice, late or out of order for different aggregates; it must not save, send or wait for others.</remarks>
public interface IEventHandler<in TEvent> where TEvent : IntegrationEvent
{
    /// <summary>Applies the event to the handler's own service.</summary>
    Task HandleAsync(TEvent happened, CancellationToken ct);
}

/// <summary>One service's interest in one event.</summary>
/// <param name="Service">E.g. <c>interviews</c>.</param>
/// <param name="Context">The service's abstract context.</param>
/// <param name="Event">Event type.</param>
/// <param name="Handler">Handler type.</param>
internal sealed record Subscription(string Service, Type Context, Type Event, Type Handler)
{
    /// <summary>Inbox key beside the message id.</summary>
    public string Consumer { get; } = $"{Service}.{Event.Name}";

    /// <summary>Logical name of the event.</summary>
    public string EventName { get; } = EventCatalog.DeclaredName(Event);

    public required Func<IServiceProvider, IntegrationEvent, CancellationToken, Task> Invoke { get; init; }

    public static Subscription Of<TContext, TEvent, THandler>(string service)
        where TContext : ServiceDbContext
        where TEvent : IntegrationEvent
        where THandler : class, IEventHandler<TEvent> =>
        new(service, typeof(TContext), typeof(TEvent), typeof(THandler))
        {
            Invoke = (services, happened, ct) =>
                ((THandler)services.GetService(typeof(THandler))!).HandleAsync((TEvent)happened, ct),
        };
}
