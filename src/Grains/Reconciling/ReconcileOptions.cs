namespace Flux.Grains.Reconciling;

/// <summary>Settings of all controllers. The names and defaults are those of Flux' flags.</summary>
public sealed class ReconcileOptions
{
    /// <summary>The kinds whose controllers run here. Default: all that exist.</summary>
    public IReadOnlyList<string> Controllers { get; set; } = ["GitRepository", "Kustomization", "Tenant"];

    /// <summary>First delay of the back-off. Default 750 ms.</summary>
    public TimeSpan MinRetryDelay { get; set; } = TimeSpan.FromMilliseconds(750);

    /// <summary>Longest delay of the back-off. Default 15 minutes.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Random share added to or taken from intervals, in percent. Default 5.</summary>
    public int IntervalJitterPercentage { get; set; } = 5;

    /// <summary>
    /// The safety net behind the wakes: how soon a resource that waits for another is looked at again anyway. Default 30 s.
    /// </summary>
    public TimeSpan RequeueDependency { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Wake a resource when one that it depends on or includes becomes ready. Default true; false leaves it to the interval and
    /// <see cref="RequeueDependency"/>, as Flux does.
    /// </summary>
    public bool WakeDependents { get; set; } = true;

    /// <summary>
    /// How long a resource may go without a full comparison with the cluster, as long as watches show no drift. Default one
    /// hour; zero compares at every interval, as Flux does.
    /// </summary>
    public TimeSpan FullCheckPeriod { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a watch lasts before it is opened anew; also how long one that has gone silent is believed. Default five minutes.</summary>
    public TimeSpan WatchPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When more than this share of at least five objects that are to be deleted is not found, the answer is doubted: they stay in the
    /// inventory until a second look finds the same. In percent; 100 believes everything. Default 50.
    /// </summary>
    public int PruneMissingPercentage { get; set; } = 50;

    /// <summary>How often a tenant's status is told what the tenant has used on a silo. Default 30 s.</summary>
    public TimeSpan UsageReportPeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Refuse references to other namespaces everywhere, whatever a tenant's policy says. Default false.</summary>
    public bool NoCrossNamespaceRefs { get; set; }

    /// <summary>
    /// Whether kustomizations of every tenant may name bases and files by URL. Default false, unlike Flux: only those of tenants
    /// whose policy allows it.
    /// </summary>
    public bool AllowRemoteBases { get; set; }

    /// <summary>Bytes of remote bases that one build may fetch; they are held in memory meanwhile. Default 64 MiB.</summary>
    public long RemoteBaseBytes { get; set; } = 64L << 20;

    /// <summary>The longest that the fetch of one remote base may take, whatever its URL asks for. Default one minute.</summary>
    public TimeSpan RemoteBaseTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The service account to apply as where neither resource nor tenant names one; empty for none.</summary>
    public string DefaultServiceAccount { get; set; } = "";

    /// <summary>
    /// The Secret with age keys for Kustomizations that ask for decryption and name none, as <c>namespace/name</c>; empty for none.
    /// </summary>
    public string SopsAgeSecret { get; set; } = "";

    /// <summary>
    /// Whether resources in namespaces that belong to no tenant are reconciled, under the control plane's own identity as Flux
    /// does. Default false: such a resource is stalled with the reason.
    /// </summary>
    public bool AllowUnclaimedNamespaces { get; set; }

    /// <summary>
    /// Which ConfigMaps and Secrets wake those that refer to them when they change: a label selector; empty for all. The gate
    /// DisableConfigWatchers turns it off. Default: those with the label <c>reconcile.fluxcd.io/watch: Enabled</c>.
    /// </summary>
    public string WatchConfigsLabelSelector { get; set; } = "reconcile.fluxcd.io/watch=Enabled";

    /// <summary>Where events are POSTed to, besides being stored as Kubernetes Events; empty for nowhere.</summary>
    public string EventsAddress { get; set; } = "";

    /// <summary>Field managers to take over when applying, besides kubectl's.</summary>
    public IReadOnlyList<string> OverrideManagers { get; set; } = [];

    /// <summary>Kinds applied in a stage of their own: <c>group/Kind</c>.</summary>
    public IReadOnlyList<string> CustomApplyStageKinds { get; set; } = [];

    /// <summary>Dry runs at once for one resource. Default 4.</summary>
    public int ConcurrentSsa { get; set; } = 4;

    /// <summary>Attempts after the first to download an artifact. Default 9.</summary>
    public int HttpRetry { get; set; } = 9;

    /// <summary>
    /// Feature gates by Flux' names (<see cref="Reconciling.FeatureGates"/>): <c>Name</c> or <c>Name=true</c> turns one on, <c>Name=false</c> off.
    /// All are off by default, but <see cref="Reconciling.FeatureGates.StrictPostBuildSubstitutions"/>.
    /// </summary>
    public IReadOnlySet<string> FeatureGates { get; set; } = new HashSet<string>();

    public bool IsEnabled(string gate) =>
        !FeatureGates.Contains(gate + "=false")
        && (FeatureGates.Contains(gate) || FeatureGates.Contains(gate + "=true") || gate == Reconciling.FeatureGates.StrictPostBuildSubstitutions);
}
