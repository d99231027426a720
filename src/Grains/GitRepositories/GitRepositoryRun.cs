using Flux.Contracts.GitRepositories;
using Flux.Contracts.Objects;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Grains.GitRepositories;

/// <summary>One reconcile of one GitRepository.</summary>
internal sealed class GitRepositoryRun
{
    public required ReconcileContext Context { get; init; }

    public required ResourceSession Session { get; init; }

    public required ToolkitObject<GitRepositorySpec, GitRepositoryStatus> Object { get; init; }

    public required ConditionSet Conditions { get; init; }

    public TenantPolicy? Tenant { get; init; }

    /// <summary>Whether the last run had failed: a success is then worth an event even when nothing is new.</summary>
    public bool WasFailing { get; init; }

    /// <summary>The artifact in storage, as far as it is intact.</summary>
    public Artifact? Stored { get; set; }

    /// <summary>The artifacts that this run includes, as their sources' status has them.</summary>
    public ListNode IncludedArtifacts { get; } = new();

    public GitRepositorySpec Spec => Object.Spec;

    /// <summary>Whether objects of the namespace must be read for it.</summary>
    public bool RefersToObjects =>
        Spec.SecretRef is not null || Spec.ProxySecretRef is not null || Spec.Verify is not null || Spec.ServiceAccountName.Length > 0;

    public MapNode Status => Session.Status;

    public string Namespace => Object.Metadata.Namespace;

    public string Name => Object.Metadata.Name;

    public TimeSpan Interval => GoDuration.TryParseTimeSpan(Spec.Interval, out var interval) ? interval : TimeSpan.FromMinutes(10);

    public TimeSpan Timeout => GoDuration.TryParseTimeSpan(Spec.Timeout, out var timeout) ? timeout : TimeSpan.FromSeconds(60);
}
