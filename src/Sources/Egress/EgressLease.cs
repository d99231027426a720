namespace Flux.Sources.Egress;

/// <summary>A client in use; dispose it when the source has been fetched.</summary>
public sealed class EgressLease : IDisposable
{
    private readonly bool _owned;

    internal EgressLease(HttpMessageInvoker client, bool owned)
    {
        Client = client;
        _owned = owned;
    }

    /// <summary>Answers redirects as they are, and has no timeout but the caller's token.</summary>
    public HttpMessageInvoker Client { get; }

    public void Dispose()
    {
        if (_owned)
        {
            Client.Dispose();
        }
    }
}
