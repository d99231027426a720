using Flux.Apply.Clients;
using Flux.Contracts.GitRepositories;
using Flux.Contracts.Objects;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Flux.Sources;
using Flux.Sources.Git;
using Flux.Sources.Secrets;
using Microsoft.Extensions.Options;

namespace Flux.Grains.GitRepositories;

/// <summary>Makes the fetch request of a run: the spec with the Secrets and artifacts that it refers to.</summary>
internal sealed class GitRequestFactory(IObjectStore store, ReferencedObjects objects, IOptions<ReconcileOptions> options)
{
    private static readonly NamedSecret NoKeys = new("", new Dictionary<string, byte[]>());

    /// <returns>The request, or the failure that stands for a reference that leads nowhere.</returns>
    public async Task<(GitFetchRequest? Request, GitFetchFailed? Refusal)> CreateAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        try
        {
            var proxy = await ProxyAsync(run, cancellationToken);
            var secret = await SecretAsync(run, run.Spec.SecretRef, cancellationToken);
            await RequireIdentityAsync(run, cancellationToken);
            var (includes, missing) = await IncludesAsync(run, run.Spec.Include, cancellationToken);
            return (new GitFetchRequest
            {
                Owner = GitRepositoryReconciler.OwnerOf(run),
                Url = run.Spec.Url,
                Reference = ReferenceOf(run.Spec.Ref),
                Provider = run.Spec.Provider,
                Secret = secret,
                ProxySecret = proxy,
                Timeout = run.Timeout,
                Ignore = run.Spec.Ignore,
                RecurseSubmodules = run.Spec.RecurseSubmodules,
                SparseCheckout = run.Spec.SparseCheckout,
                Includes = includes,
                MissingInclude = missing,
                Verification = await VerificationAsync(run, cancellationToken),
                Observed = ObservedOf(run),
            }, null);
        }
        catch (ReferenceException error)
        {
            return (null, error.Failure);
        }
    }

    /// <summary>A provider's login by an identity of the object's own is a feature of its own, here as there.</summary>
    private async Task RequireIdentityAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        var name = run.Spec.ServiceAccountName;
        if (name.Length == 0)
        {
            return;
        }

        if (!options.Value.IsEnabled(FeatureGates.ObjectLevelWorkloadIdentity))
        {
            throw new ReferenceException(new GitFetchFailed(
                "FeatureGateDisabled",
                $"to use spec.serviceAccountName for provider authentication please enable the {FeatureGates.ObjectLevelWorkloadIdentity} feature gate in the controller",
                SourceConditions.FetchFailed,
                Stalling: true,
                null));
        }

        if (await objects.ServiceAccountAsync(run.Namespace, name, cancellationToken) is { IsSuccess: false } answer)
        {
            var problem = answer.IsNotFound ? $"ServiceAccount \"{name}\" not found" : answer.Error.Message;
            throw Unauthenticated(
                $"failed to configure authentication options: failed to get access token for Git repository: failed to get service account '{run.Namespace}/{name}': {problem}");
        }
    }

    private static Sources.Git.GitReference ReferenceOf(Contracts.GitRepositories.GitReference? reference) => new()
    {
        Branch = reference?.Branch,
        Tag = reference?.Tag,
        SemVer = reference?.Semver,
        Name = reference?.Name,
        Commit = reference?.Commit,
    };

    private async Task<NamedSecret?> SecretAsync(GitRepositoryRun run, LocalReference? reference, CancellationToken cancellationToken)
    {
        if (reference is null)
        {
            return null;
        }

        var (secret, error) = await ReadAsync(run, reference.Name, cancellationToken);
        var text = $"failed to get secret '{run.Namespace}/{reference.Name}': ";
        return secret ?? throw Unauthenticated($"{text}{text}{error!.Message}");
    }

    /// <summary>What the Secret says is looked at here too: it is the first thing that can be wrong.</summary>
    private async Task<NamedSecret?> ProxyAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        if (run.Spec.ProxySecretRef is not { } reference)
        {
            return null;
        }

        var name = $"{run.Namespace}/{reference.Name}";
        var (secret, error) = await ReadAsync(run, reference.Name, cancellationToken);
        try
        {
            ProxySecret.Read(secret ?? throw new SourceException(error!.IsNotFound ? $"secret '{name}' not found" : $"failed to get secret '{name}': {error.Message}"));
            return secret;
        }
        catch (SourceException problem)
        {
            throw Unauthenticated($"failed to configure proxy options: {problem.Message}");
        }
    }

    private async Task<(NamedSecret? Secret, KubeStatus? Error)> ReadAsync(GitRepositoryRun run, string name, CancellationToken cancellationToken)
    {
        var answer = await objects.SecretAsync(run.Namespace, name, cancellationToken);
        if (!answer.IsSuccess)
        {
            return (null, answer.Error);
        }

        var data = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in answer.Object.GetMap("data") ?? new MapNode())
        {
            data[key] = Convert.FromBase64String((value as StringNode)?.Value ?? "");
        }

        return (new NamedSecret($"{run.Namespace}/{name}", data), null);
    }

    private async Task<Sources.Git.GitVerification?> VerificationAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        if (run.Spec.Verify is not { } verify)
        {
            return null;
        }

        var (keys, error) = await ReadAsync(run, verify.SecretRef.Name, cancellationToken);
        return new Sources.Git.GitVerification(ModeOf(verify.Mode), keys ?? NoKeys) { KeysProblem = error?.Message };
    }

    private static GitVerificationMode ModeOf(string mode) => mode switch
    {
        "Tag" => GitVerificationMode.Tag,
        "TagAndHEAD" => GitVerificationMode.TagAndHead,
        _ => GitVerificationMode.Head,
    };

    private static GitObserved? ObservedOf(GitRepositoryRun run)
    {
        if (run.Stored is null)
        {
            return null;
        }

        var status = run.Object.Status;
        return new GitObserved
        {
            Revision = run.Stored.Revision,
            Ignore = status.ObservedIgnore,
            RecurseSubmodules = status.ObservedRecurseSubmodules,
            SparseCheckout = status.ObservedSparseCheckout,
            Includes = [.. status.ObservedInclude.Zip(status.IncludedArtifacts, ToInclude)],
            VerificationMode = status.SourceVerificationMode is { Length: > 0 } mode ? ModeOf(mode) : null,
        };
    }

    private async Task<(IReadOnlyList<Sources.Git.GitInclude> Includes, GitFetchFailed? Missing)> IncludesAsync(
        GitRepositoryRun run, IReadOnlyList<Contracts.GitRepositories.GitInclude> includes, CancellationToken cancellationToken)
    {
        var resolved = new List<Sources.Git.GitInclude>();
        foreach (var include in includes)
        {
            var other = await store.GetAsync(ToolkitKinds.GitRepository.Key(run.Namespace, include.Repository.Name), cancellationToken);
            if (other is null)
            {
                return ([], Unavailable(
                    "NotFound", $"could not get resource for include '{include.Repository.Name}': {ToolkitKinds.GitRepository.MissingText(include.Repository.Name)}"));
            }

            var item = ToolkitJson.Read<GitRepositorySpec, GitRepositoryStatus>(other.Json.Span);
            if (item.Status.Artifact is not { } artifact)
            {
                return ([], Unavailable("NoArtifact", $"no artifact available for include '{include.Repository.Name}'"));
            }

            resolved.Add(ToInclude(include, artifact));
            run.IncludedArtifacts.Add(other.Root.GetMap("status", "artifact")!);
        }

        return (resolved, null);
    }

    private static Sources.Git.GitInclude ToInclude(Contracts.GitRepositories.GitInclude include, Artifact artifact) =>
        new(include.Repository.Name, include.FromPath, include.ToPath, artifact.Path, artifact.Digest, artifact.Revision);

    private static GitFetchFailed Unavailable(string reason, string message) =>
        new(reason, message, SourceConditions.IncludeUnavailable, false, null);

    private static ReferenceException Unauthenticated(string message) =>
        new(new GitFetchFailed("AuthenticationFailed", message, SourceConditions.FetchFailed, false, null));

    /// <summary>Ends the making of a request; never leaves this class.</summary>
    private sealed class ReferenceException(GitFetchFailed failure) : Exception(failure.Message)
    {
        public GitFetchFailed Failure { get; } = failure;
    }
}
