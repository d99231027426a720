using Flux.Grains.Reconciling;
using Flux.Silo.Telemetry;

namespace Flux.Silo.Hosting;

/// <summary>
/// The settings of a process: section <c>Flux</c> of the configuration, or environment variables such as
/// <c>Flux__Storage=Postgres</c>.
/// </summary>
public sealed class SiloSettings
{
    public const string Section = "Flux";

    public SiloRole Role { get; set; } = SiloRole.All;

    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>Connection string of the PostgreSQL database.</summary>
    public string PostgresConnection { get; set; } = "";

    /// <summary>Where databases, artifacts and certificates are kept.</summary>
    public string DataDirectory { get; set; } = ".flux";

    /// <summary>
    /// Where artifacts are kept; empty: in the data directory. Several silos share one, on a volume that all of them mount, and
    /// advertise one address for it: then nothing has to be fetched again when a silo is lost.
    /// </summary>
    public string ArtifactDirectory { get; set; } = "";

    public HomeKind Home { get; set; } = HomeKind.Embedded;

    /// <summary>The kubeconfig of the home cluster, for <see cref="HomeKind.Kubeconfig"/>.</summary>
    public string HomeKubeconfig { get; set; } = "";

    /// <summary>The namespace of the home cluster in which this control plane is installed.</summary>
    public string Namespace { get; set; } = "flux-system";

    /// <summary>The Service through which the home cluster's aggregator reaches this process's API.</summary>
    public string ApiServiceName { get; set; } = "flux-api";

    /// <summary>Address that everything listens on. Default: this machine only.</summary>
    public string ListenAddress { get; set; } = "127.0.0.1";

    /// <summary>Port of the Kubernetes API (https).</summary>
    public int ApiPort { get; set; } = 6443;

    /// <summary>Port of everything else (http): artifacts, webhooks, health, metrics, dashboard.</summary>
    public int HttpPort { get; set; } = 8080;

    /// <summary>Port that silos talk to each other on; 0 for a free one.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for clients of the silos, of which there are none in a control plane itself; 0 for none.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Host and port under which other processes reach this one's artifacts; empty: the listen address.</summary>
    public string AdvertisedAddress { get; set; } = "";

    /// <summary>Artifacts older than this go, except the current one. Default one minute.</summary>
    public TimeSpan ArtifactRetentionTtl { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many artifacts of an object stay at most, the current one included. Default 2.</summary>
    public int ArtifactRetentionRecords { get; set; } = 2;

    /// <summary>
    /// What digests of new artifacts are computed with: <c>sha256</c> (default), <c>sha1</c>, <c>sha384</c>, <c>sha512</c> or <c>blake3</c>.
    /// Artifacts made before keep theirs.
    /// </summary>
    public string ArtifactDigestAlgorithm { get; set; } = "sha256";

    /// <summary>Host key algorithms that SSH connections may use; empty for all that are known.</summary>
    public IReadOnlyList<string> SshHostKeyAlgorithms { get; set; } = [];

    /// <summary>Key exchange algorithms that SSH connections may use; empty for all that are known.</summary>
    public IReadOnlyList<string> SshKeyExchangeAlgorithms { get; set; } = [];

    /// <summary>
    /// Whether tenants' sources may be on private networks (10/8, 172.16/12, 192.168/16, loopback…). Link-local addresses, where
    /// clouds serve credentials, never are reached. Default true; false where all Git servers are on the internet.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; } = true;

    /// <summary>
    /// Hosts that the control plane's own traffic may reach on any network: other controllers whose artifacts are used, such as
    /// <c>source-controller.flux-system.svc</c>, or <c>.svc</c> for all of the cluster.
    /// </summary>
    public IReadOnlyList<string> InternalHosts { get; set; } = [];

    /// <summary>How long the process still serves, not ready, after it was asked to stop. Default zero; in a cluster a few seconds.</summary>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>Constant for ever: part of every stored key.</summary>
    public string ServiceId { get; set; } = "flux";

    public string ClusterId { get; set; } = "flux";

    /// <summary>Whether the repositories of the data directory are served under <c>/git</c>, to anybody. Default: with the embedded cluster only.</summary>
    public bool? ServesGit { get; set; }

    /// <summary>How fast the embedded cluster's workloads become ready. Default one second.</summary>
    public TimeSpan WorkloadDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How the log is written. Default: as text to a terminal, as JSON to anything else.</summary>
    public LogFormat? LogFormat { get; set; }

    /// <summary>What of the control plane itself is logged. Default: events of resources and whatever is worth knowing of the process.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Settings of the controllers.</summary>
    public ReconcileOptions Reconcile { get; set; } = new();

    public string ArtifactAddress => AdvertisedAddress.Length > 0 ? AdvertisedAddress : HttpAuthority;

    /// <summary>The listen address and port of everything else, as a URL has them.</summary>
    public string HttpAuthority => ListenAddress.Contains(':', StringComparison.Ordinal) ? $"[{ListenAddress}]:{HttpPort}" : $"{ListenAddress}:{HttpPort}";

    public bool RunsGrains => Role is SiloRole.All or SiloRole.Silo;

    public bool RunsApi => Role is SiloRole.All or SiloRole.Api;

    /// <summary>Whether the toolkit kinds are served here for a cluster that aggregates them; the embedded cluster serves them itself.</summary>
    public bool ServesAggregated => RunsApi && Home != HomeKind.Embedded;

    public string ArtifactPath => ArtifactDirectory.Length > 0 ? Path.GetFullPath(ArtifactDirectory) : PathOf("artifacts");

    public string PathOf(string name) => Path.Combine(Path.GetFullPath(DataDirectory), name);
}
