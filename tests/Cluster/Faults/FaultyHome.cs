using System.Globalization;
using Flux.Cluster.Processes;
using Flux.ObjectStore.Tests.Postgres;

namespace Flux.Cluster.Faults;

/// <summary>A home cluster whose silos reach it through a server that gets things wrong on demand.</summary>
public sealed class FaultyHome(PostgresServer postgres) : IAsyncLifetime
{
    // Dependents must be woken: their poll comes later than any test waits.
    private static readonly (string, string)[] FastRetries =
    [
        ("Reconcile__MinRetryDelay", "00:00:00.200"),
        ("Reconcile__HttpRetry", "2"),
        ("Reconcile__WatchPeriod", "00:00:03"),
        ("Reconcile__RequeueDependency", "01:00:00"),
    ];

    private ClusterWorkspace? _workspace;
    private FaultyApi? _api;
    private SiloProcess? _silo;
    private int _clusters;

    internal ClusterWorkspace Workspace => _workspace!;

    internal FaultyApi Api => _api!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        _workspace = new ClusterWorkspace(await postgres.CreateDatabaseAsync(token), null);
        await _workspace.StartHomeAsync(token);
        _api = await FaultyApi.StartAsync(await File.ReadAllBytesAsync(_workspace.PathOf("home/kubeconfig"), token));
        await File.WriteAllTextAsync(_workspace.PathOf("faulty"), _api.Kubeconfig(), token);
    }

    /// <summary>The one silo that works now, started when there is none.</summary>
    internal async Task<SiloProcess> SiloAsync() => _silo ??= await StartAsync(++_clusters);

    /// <summary>Another silo in the cluster of the one that works now.</summary>
    internal async Task<SiloProcess> SecondSiloAsync()
    {
        await SiloAsync();
        return await StartAsync(_clusters);
    }

    /// <summary>Kills the silo where it stands.</summary>
    internal async Task KillAsync()
    {
        await _silo!.KillAsync();
        _silo = null;
    }

    /// <summary>How often some Kustomizations of a namespace were looked at by the silo, as its metrics say.</summary>
    internal async Task<long> RunsAsync(string @namespace, params string[] names)
    {
        var metrics = await (await SiloAsync()).MetricsAsync(TestContext.Current.CancellationToken);
        return names.Sum(name => metrics.Sum("gotk_reconcile_duration_seconds_count", "kind=\"Kustomization\"", $"name=\"{name}\"", $"namespace=\"{@namespace}\""));
    }

    /// <summary>How often the silo found an object of a delivery changed by somebody else.</summary>
    internal async Task<int> DriftsAsync(string name) => (await SiloAsync()).LinesWith($"was changed by somebody else; {name}/{name}/{name} looks again");

    public async ValueTask DisposeAsync()
    {
        if (_workspace is not null)
        {
            await _workspace.DisposeAsync();
        }

        if (_api is not null)
        {
            await _api.DisposeAsync();
        }
    }

    /// <summary>A membership of its own each time: a new silo does not wait until the others agree that the old one is dead.</summary>
    private Task<SiloProcess> StartAsync(int cluster) => Workspace.StartSiloAsync(
        TestContext.Current.CancellationToken,
        [("HomeKubeconfig", Workspace.PathOf("faulty")), ("ClusterId", string.Create(CultureInfo.InvariantCulture, $"cluster-{cluster}")), .. FastRetries]);
}
