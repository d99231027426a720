using Flux.Contracts.Reconciling;
using Flux.Grains.Tenants.Metering;
using Flux.Sources.Git;
using Flux.Sources.Storage;

namespace Flux.Grains.GitRepositories;

/// <summary>
/// Fetches for a GitRepository: together with all others that want the same, and not from a host that does not answer. What somebody
/// else's fetch brought becomes the owner's own artifact by a copy.
/// </summary>
internal sealed class GitFetcher(
    GitSource source, ArtifactStore artifacts, SharedFetches shared, HostBreakers breakers, TenantMeters meters)
{
    /// <summary>How old a result may be when only time has passed: those who look at their interval find each other within it.</summary>
    private static readonly TimeSpan RoutineAge = TimeSpan.FromSeconds(10);

    public async Task<GitFetchResult> FetchAsync(GitRepositoryRun run, GitFetchRequest request, CancellationToken cancellationToken)
    {
        var tenant = run.Context.Id.Tenant;
        var notBefore = run.Context.WokenAt - (run.Context.IsRoutine ? RoutineAge : TimeSpan.Zero);

        // Who has changed something, or asks, wants to know now.
        var isAsked = run.Context.Reasons.Contains(WakeReason.Changed) || run.Context.Reasons.Contains(WakeReason.ConfigChanged);
        var (result, isShared) = await shared.GetAsync(FetchKey.Of(request), notBefore, () => FetchOnceAsync(tenant, request, isAsked), cancellationToken);
        return isShared && result is GitFetched fetched
            ? await AdoptAsync(fetched, request, cancellationToken) ?? await FetchOnceAsync(tenant, request, isAsked)
            : result;
    }

    /// <summary>Not ended by one of those who share it; its own timeout does that.</summary>
    private async Task<GitFetchResult> FetchOnceAsync(string tenant, GitFetchRequest request, bool isAsked)
    {
        if (!isAsked && breakers.Refuse(tenant, request.Url) is { } refusal)
        {
            return refusal;
        }

        var result = await source.FetchAsync(request, CancellationToken.None);
        if (result is not GitFetchFailed { Stage: < GitFetchStage.Checkout })
        {
            breakers.Report(tenant, request.Url, result);
        }

        if (result.BytesReceived > 0)
        {
            meters.Of(tenant).CountFetched(result.BytesReceived);
        }

        return result;
    }

    /// <summary>Null when the artifact is gone by now.</summary>
    private async Task<GitFetched?> AdoptAsync(GitFetched fetched, GitFetchRequest request, CancellationToken cancellationToken)
    {
        if (await artifacts.OpenVerifiedAsync(fetched.Artifact.Path, fetched.Artifact.Digest, cancellationToken) is not { } content)
        {
            return null;
        }

        await using (content)
        {
            var copy = await artifacts.WriteAsync(
                request.Owner, Path.GetFileName(fetched.Artifact.Path), (stream, token) => content.Stream.CopyToAsync(stream, token), cancellationToken);
            return fetched with { Artifact = copy };
        }
    }
}
