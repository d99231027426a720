using System.Security.Cryptography;
using Flux.Sources.Charts;
using Flux.Sources.Egress;
using Flux.Sources.Storage;

namespace Flux.Sources.HelmRepositories;

/// <summary>
/// Fetches the indexes of Helm repositories into the artifact store, and charts from them. Each call is one step without
/// memory. Thread-safe.
/// </summary>
public sealed class HelmRepositorySource(EgressClients egress, ArtifactStore store, HelmRepositoryOptions options, TimeProvider time)
{
    private const string LinkName = "index.yaml";
    private const string FetchFailed = "FetchFailed";

    private readonly HelmRepositoryClient _client = new(egress, time);

    /// <param name="owner">Whose artifact it becomes.</param>
    /// <param name="access">How to reach the repository.</param>
    /// <param name="observedRevision">The revision of the artifact in storage; null when there is none.</param>
    /// <param name="cancellationToken">Ends the fetch; nothing is changed then.</param>
    public async Task<HelmIndexResult> FetchIndexAsync(
        ArtifactOwner owner, HelmRepositoryAccess access, string? observedRevision, CancellationToken cancellationToken)
    {
        try
        {
            var data = await DownloadIndexAsync(access, cancellationToken).ConfigureAwait(false);
            var hash = Convert.ToHexStringLower(SHA256.HashData(data));
            var revision = "sha256:" + hash;
            if (revision == observedRevision)
            {
                return new HelmIndexNotModified(revision, $"artifact up-to-date with remote revision: '{revision}'");
            }

            var json = await Task.Run(() => Parse(data).ToJson(), cancellationToken).ConfigureAwait(false);
            var artifact = await store.WriteAsync(
                owner, $"index-{hash}.yaml", (stream, token) => stream.WriteAsync(json, token).AsTask(), cancellationToken).ConfigureAwait(false);
            store.Link(artifact, LinkName);
            return new HelmIndexFetched(revision, artifact, $"stored fetched index of size {HumanSize.Format(artifact.Size)} from '{access.Url}'");
        }
        catch (HelmStepException error)
        {
            return new HelmIndexFailed(error.Reason, error.Message, FetchFailed);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new HelmIndexFailed("ArchiveOperationFailed", $"unable to save artifact to storage: {error.Message}", "StorageOperationFailed");
        }
    }

    /// <summary>Downloads a chart, from the first of its URLs that has it.</summary>
    /// <returns>The packed chart; its bytes have the digest that the index names, if it names one.</returns>
    /// <exception cref="SourceException">No URL has it, the digest differs, or the Secrets cannot be used.</exception>
    public async Task<byte[]> DownloadChartAsync(HelmRepositoryAccess access, HelmChartVersion chart, CancellationToken cancellationToken)
    {
        if (chart.Urls.Count == 0)
        {
            throw new SourceException($"failed to download chart for remote reference: chart '{chart.Name}' has no downloadable URLs");
        }

        SourceException? first = null;
        foreach (var url in chart.Urls)
        {
            try
            {
                return Check(chart, await DownloadAsync(access, ChartUrls.Resolve(access.Url, url), cancellationToken).ConfigureAwait(false));
            }
            catch (SourceException error)
            {
                first ??= new SourceException($"failed to download chart for remote reference: {error.Message}", error);
            }
            catch (HelmStepException error)
            {
                throw new SourceException(error.Message, error);
            }
        }

        throw first!;
    }

    private Task<byte[]> DownloadAsync(HelmRepositoryAccess access, string url, CancellationToken cancellationToken)
    {
        var limit = options.MaxChartBytes;
        return Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? _client.GetAsync(access, address, limit, $"chart exceeds the maximum chart file size of {limit} bytes", cancellationToken)
            : throw new SourceException($"'{url}' is not a URL");
    }

    private async Task<byte[]> DownloadIndexAsync(HelmRepositoryAccess access, CancellationToken cancellationToken)
    {
        var limit = options.MaxIndexBytes;
        try
        {
            var address = new Uri(ChartUrls.Resolve(access.Url, LinkName));
            return await _client.GetAsync(access, address, limit, $"index exceeds the maximum index file size of {limit} bytes", cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException error)
        {
            throw new HelmStepException("Failed", $"failed to fetch Helm repository index: failed to cache index to temporary file: {error.Message}");
        }
    }

    private static HelmIndex Parse(byte[] data)
    {
        try
        {
            return HelmIndex.Parse(data);
        }
        catch (SourceException error)
        {
            throw new HelmStepException("IndexationFailed", $"failed to load Helm repository from index YAML: failed to load index: {error.Message}");
        }
    }

    private static byte[] Check(HelmChartVersion chart, byte[] data)
    {
        var expected = chart.Digest.StartsWith("sha256:", StringComparison.Ordinal) ? chart.Digest["sha256:".Length..] : chart.Digest;
        return expected.Length == 0 || expected.Equals(Convert.ToHexStringLower(SHA256.HashData(data)), StringComparison.OrdinalIgnoreCase)
            ? data
            : throw new SourceException($"the digest of chart '{chart.Name}' with version '{chart.Version}' is not the one in the index");
    }
}
