using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Grains.Kustomizations;

/// <summary>One reconcile of one Kustomization: what it read, and what its steps have found out so far.</summary>
internal sealed class KustomizationRun
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(30);

    public required ReconcileContext Context { get; init; }

    public required ResourceSession Session { get; init; }

    public required ToolkitObject<KustomizationSpec, KustomizationStatus> Object { get; init; }

    public required ConditionSet Conditions { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The owner of the namespace; null where unclaimed namespaces are allowed.</summary>
    public TenantPolicy? Tenant { get; init; }

    public KustomizationSpec Spec => Object.Spec;

    public RunMemory Memory => Context.Memory;

    public MapNode Status => Session.Status;

    /// <summary>The source's artifact, once resolved.</summary>
    public Artifact Artifact { get; set; } = new();

    public string Revision => Artifact.Revision;

    public string OriginRevision => Artifact.Metadata.GetValueOrDefault("org.opencontainers.image.revision") ?? "";

    /// <summary>The artifact's files.</summary>
    public IReadOnlyFileSystem Files { get; set; } = new InMemoryFileSystem([]);

    /// <summary>What was rendered.</summary>
    public IReadOnlyList<MapNode> Objects { get; set; } = [];

    /// <summary>What of Secrets went into what was rendered, and is not to be told.</summary>
    public SecretValues Secrets { get; } = new();

    /// <summary>A rendered object that is still encrypted; null when there is none.</summary>
    public string? Encrypted { get; set; }

    /// <summary>Whether remote content went into what was rendered: then the next run has to look again.</summary>
    public bool HasRemoteContent { get; set; }

    /// <summary>Digest of the rendered YAML.</summary>
    public string Checksum { get; set; } = "";

    /// <summary>The target, under the identity to apply as.</summary>
    public KubeClient Client { get; set; } = null!;

    public ResourceMapper Mapper { get; set; } = null!;

    /// <summary>What was in the inventory when the run began.</summary>
    public Inventory OldInventory { get; set; } = Inventory.Empty;

    public IReadOnlyList<ChangeSetEntry> Changes { get; set; } = [];

    public bool Drifted { get; set; }

    /// <summary>The epoch of the watches on what was applied.</summary>
    public long WatchEpoch { get; set; } = -1;

    /// <summary>Whether the namespace is still the tenant's: of another's resources nothing is said.</summary>
    public Func<bool> IsOwner { get; init; } = static () => true;

    /// <summary>Whether the object was Ready when the run began.</summary>
    public bool WasReady { get; init; }

    /// <summary>
    /// The watches suspect drift of an object that is Ready: nothing is shown until it is found, since what they saw may have been
    /// our own doing.
    /// </summary>
    public bool IsQuiet => WasReady && Context.Reasons.All(reason => reason == WakeReason.Drifted);

    /// <summary>There was nothing to do and nothing to tell: the status is not touched.</summary>
    public bool Nothing { get; set; }

    public TimeSpan Interval => Duration(Spec.Interval) ?? TimeSpan.FromMinutes(10);

    public TimeSpan RetryInterval => Duration(Spec.RetryInterval) ?? Interval;

    /// <summary>Never below half a minute, also when the spec says less.</summary>
    public TimeSpan Timeout
    {
        get
        {
            var timeout = Duration(Spec.Timeout) ?? (Interval - ShortestTimeout);
            return timeout < ShortestTimeout ? ShortestTimeout : timeout;
        }
    }

    /// <summary>The user that applies: the resource's service account, or the tenant's; null for the control plane's own identity.</summary>
    public string? Identity(string fallback)
    {
        var account = Spec.ServiceAccountName.Length > 0 ? Spec.ServiceAccountName : Tenant?.Account ?? fallback;
        return account.Length == 0 ? null : $"system:serviceaccount:{Object.Metadata.Namespace}:{account}";
    }

    private static TimeSpan? Duration(string? text) => GoDuration.TryParseTimeSpan(text, out var duration) ? duration : null;
}
