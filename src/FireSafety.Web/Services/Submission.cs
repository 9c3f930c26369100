using System.Net.Http.Headers;

namespace FireSafety.Web.Services;

/// <summary>
/// One intention of a person, however often it has to be sent: the services do it once. After a refusal nothing was done, so the
/// corrected form is a new intention; after silence it is still the same one.
/// </summary>
internal sealed class Submission
{
    private static readonly AsyncLocal<Submission?> Ambient = new();
    private Guid key;

    /// <summary>A new intention.</summary>
    public Submission() : this(Guid.CreateVersion7()) { }

    /// <summary>The same as before, when a plain document brings its key back.</summary>
    public Submission(Guid key) => this.key = key == Guid.Empty ? Guid.CreateVersion7() : key;

    /// <summary>Version of what the person saw; a change meanwhile is refused instead of overwritten.</summary>
    public long? Version { get; init; }

    public static Submission? Current => Ambient.Value;

    /// <summary>Sends it.</summary>
    public async Task<Outcome<T>> SendAsync<T>(Func<Task<T>> send)
    {
        Ambient.Value = this;
        try
        {
            var outcome = await Outcome.OfAsync(send);
            if (outcome.Problem is { IsRefusal: true })
                key = Guid.CreateVersion7();
            return outcome;
        }
        finally
        {
            Ambient.Value = null;
        }
    }

    internal void Mark(HttpRequestMessage request)
    {
        request.Headers.Add("Idempotency-Key", key.ToString());
        if (Version is { } version)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
    }
}
