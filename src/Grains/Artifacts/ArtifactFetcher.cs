using Flux.Contracts.Objects;
using Flux.Grains.GitRepositories;
using Flux.Grains.Reconciling;
using Flux.Sources;
using Flux.Sources.Archives;
using Flux.Sources.Storage;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Artifacts;

/// <summary>
/// Gets artifacts from the own storage when they are there, else from their URL; checks the digest; unpacks each content once
/// and shares the files between all that use them.
/// </summary>
internal sealed class ArtifactFetcher(
    ArtifactStore store, ArtifactUrls urls, ArtifactCache cache, InternalEgress egress, IOptions<ReconcileOptions> options, TimeProvider time) : IArtifactFetcher
{
    private const string SizeHint = "(check whether file size exceeds max download size)";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly ArtifactDownload _download = new(egress);

    public Task<ArtifactFetch> FetchAsync(Artifact artifact, CancellationToken cancellationToken) =>
        cache.GetAsync(artifact.Digest, () => LoadAsync(artifact, CancellationToken.None), cancellationToken);

    private async Task<ArtifactFetch> LoadAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        var (bytes, failure) = await ReadAsync(artifact, cancellationToken);
        if (bytes is null)
        {
            return failure!;
        }

        if (!ArtifactDigest.TryParse(artifact.Digest, out var digest, out var problem))
        {
            return ArtifactFetch.Failed($"failed to verify archive: failed to parse digest '{artifact.Digest}': {problem}");
        }

        if (!digest.Matches(bytes))
        {
            return ArtifactFetch.Failed($"failed to verify archive: computed digest doesn't match provided '{artifact.Digest}' {SizeHint}");
        }

        // Unpacking is computation: the grain's scheduler is not the place for it.
        return await Task.Run(() => Unpack(bytes, cancellationToken), cancellationToken);
    }

    private static ArtifactFetch Unpack(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            var tree = ArchiveReader.Read(new MemoryStream(bytes), new ArchiveReadOptions(), cancellationToken);
            var (files, size) = TreeFiles.ToFileSystem(tree);
            return ArtifactFetch.Done(files, size);
        }
        catch (SourceException error)
        {
            return ArtifactFetch.Failed($"failed to extract archive {SizeHint}: {error.Message}");
        }
    }

    private async Task<(byte[]? Bytes, ArtifactFetch? Failure)> ReadAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        if (urls.PathOf(artifact.Url) is { } path && await store.OpenVerifiedAsync(path, artifact.Digest, cancellationToken) is { } content)
        {
            await using (content)
            {
                using var buffer = new MemoryStream();
                await content.Stream.CopyToAsync(buffer, cancellationToken);
                return (buffer.ToArray(), null);
            }
        }

        return await DownloadAsync(artifact.Url, cancellationToken);
    }

    private static ArtifactFetch RefusalOf(DownloadAttempt attempt, string url) => attempt.IsNotFound
        ? ArtifactFetch.NotFound
        : ArtifactFetch.Failed($"failed to download archive from {url} (status: {attempt.Status})");

    private async Task<(byte[]? Bytes, ArtifactFetch? Failure)> DownloadAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return (null, ArtifactFetch.Failed($"failed to download archive: the artifact's URL '{url}' is not an http address"));
        }

        var attempts = options.Value.HttpRetry + 1;
        var delay = FirstDelay;
        var last = default(DownloadAttempt);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            last = await _download.TryAsync(address, cancellationToken);
            if (last.Bytes is not null || last.IsFinal)
            {
                return (last.Bytes, last.Bytes is null ? RefusalOf(last, url) : null);
            }

            if (attempt < attempts)
            {
                await Task.Delay(delay, time, cancellationToken);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }

        var cause = last.Problem is { } problem ? $": {problem}" : "";
        return (null, ArtifactFetch.Failed($"failed to download archive: GET {url} giving up after {attempts} attempt(s){cause}"));
    }
}
