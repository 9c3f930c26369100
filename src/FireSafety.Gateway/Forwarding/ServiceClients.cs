using Yarp.ReverseProxy.Forwarder;

namespace FireSafety.Gateway.Forwarding;

/// <summary>The HTTP clients that talk to the services.</summary>
internal sealed class ServiceClients(ILogger<ForwarderHttpClientFactory> log) : ForwarderHttpClientFactory(log)
{
    // Twice this, for a second try, is still under the two seconds in which a caller is to hear that a service is gone.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMilliseconds(750);

    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = ConnectTimeout;
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        new ChangesOnce { InnerHandler = base.WrapHandler(context, handler) };

    /// <summary>
    /// .NET's client sends a request without a body again by itself, up to four times, when a kept connection breaks, whatever the
    /// method: a DELETE whose service was killed while working on it would be done twice. It does not once a body was begun, be it empty.
    /// </summary>
    private sealed class ChangesOnce : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is null && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && request.Method != HttpMethod.Connect)
                request.Content = new ByteArrayContent([]);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
