using Flux.Sources.Egress;
using Flux.Sources.Files;
using Flux.Sources.Git.Trees;

namespace Flux.Sources.RemoteFiles;

/// <summary>The fetches of one build, which share its caps. Failures are <see cref="IOException"/>s that say what the matter is.</summary>
public sealed class RemoteFetches(EgressClients egress, RemoteFilesOptions options, TimeProvider time)
{
    // A pack holds little besides the files, but a small repository has more of the rest.
    private const int PackAllowance = 1 << 20;

    private static readonly string[] Schemes = ["http", "https", "ssh"];

    private long _bytesLeft = options.MaxBytes;

    /// <summary>How many fetches were tried.</summary>
    public int Count { get; private set; }

    public long BytesFetched => options.MaxBytes - _bytesLeft;

    /// <summary>A file; null when there is none at the address.</summary>
    /// <exception cref="IOException">It cannot be had.</exception>
    public async Task<byte[]?> GetFileAsync(Uri address, CancellationToken cancellationToken)
    {
        var file = await WithinAsync(
            options.MaxTime,
            token => new FileDownload(egress).GetAsync(address, (int)Math.Min(_bytesLeft, int.MaxValue), token),
            cancellationToken).ConfigureAwait(false);
        _bytesLeft -= file?.Length ?? 0;
        return file;
    }

    /// <summary>The files of a repository.</summary>
    /// <param name="request">What to fetch; credentials are those of the options.</param>
    /// <param name="timeout">What the URL asks for.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <exception cref="IOException">It cannot be had.</exception>
    public async Task<TreeListing> GetRepositoryAsync(GitTreeRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var url = ShortForm.Expand(request.Url);
        var scheme = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? url[..end].ToLowerInvariant() : "";
        if (!Schemes.Contains(scheme))
        {
            throw new IOException($"repositories are fetched by http, https and ssh only{(scheme.Length > 0 ? $", not by '{scheme}'" : "")}");
        }

        var git = options.Git with
        {
            CheckoutLimits = options.Git.CheckoutLimits with { MaxTotalBytes = _bytesLeft },
            PackLimits = options.Git.PackLimits with { MaxPackBytes = _bytesLeft + PackAllowance },
        };
        var tree = await WithinAsync(
            timeout < options.MaxTime ? timeout : options.MaxTime,
            token => new GitTreeSource(egress, git).FetchAsync(request with { Url = url, Secret = options.Credentials?.Invoke(url) ?? request.Secret }, token),
            cancellationToken).ConfigureAwait(false);
        var listing = new TreeListing(tree);
        _bytesLeft -= listing.TotalBytes;
        return listing;
    }

    private async Task<T> WithinAsync<T>(TimeSpan timeout, Func<CancellationToken, Task<T>> fetch, CancellationToken cancellationToken)
    {
        Count++;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // Unpacking is a long computation: it must not hold the caller's scheduler.
            return await Task.Run(() => fetch(linked.Token), linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"it took longer than {timeout.TotalSeconds:0.###} s");
        }
        catch (SourceException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
