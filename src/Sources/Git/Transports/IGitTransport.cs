namespace Flux.Sources.Git.Transports;

/// <summary>A way to a repository's upload-pack service. One instance serves one fetch.</summary>
internal interface IGitTransport : IAsyncDisposable
{
    /// <summary>Whether the advertisement begins with the service's name.</summary>
    bool HasServiceHeader { get; }

    /// <summary>Whether protocol version 2 can be asked for.</summary>
    bool SupportsVersion2 { get; }

    /// <summary>What the server wrote beside the protocol, for when it says nothing within it.</summary>
    ValueTask<string> ReadComplaintAsync() => ValueTask.FromResult("");

    /// <summary>The stream at the start of the server's advertisement; dispose it before the next call.</summary>
    Task<Stream> AdvertiseAsync(bool version2, CancellationToken cancellationToken);

    /// <summary>Sends a request and answers the stream at the start of the response.</summary>
    Task<Stream> RequestAsync(byte[] request, bool version2, CancellationToken cancellationToken);
}
