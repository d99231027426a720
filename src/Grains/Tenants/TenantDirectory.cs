using Flux.Grains.Resources;
using Flux.Grains.Working;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.Grains.Tenants;

/// <summary>
/// Keeps the map from namespace to tenant by following the stored Tenants. When two tenants claim a namespace the older
/// claim stands: the one whose Tenant was created first, and by name where that is equal.
/// </summary>
public sealed partial class TenantDirectory(IObjectStore store, TimeProvider time, ILogger<TenantDirectory> logger) : BackgroundService, ITenantDirectory
{
    /// <summary>The tenant of namespaces that nobody claims, where the operator allows them.</summary>
    public const string Unclaimed = "-";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StoredTenants _stored = new(store);
    private readonly Lock _gate = new();
    private Task<long> _load = Task.FromResult(0L);
    private Task<long>? _next;
    private volatile TenantMap _map = TenantMap.Empty;

    public string? TenantOf(string @namespace) => _map.ByNamespace.GetValueOrDefault(@namespace);

    public TenantPolicy? Find(string tenant) => _map.ByName.GetValueOrDefault(tenant);

    public WorkShare ShareOf(string tenant) => Find(tenant)?.Share ?? WorkShare.Default;

    public Task RefreshAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Completes once the stored tenants are known.</summary>
    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var version = await LoadAsync(stoppingToken);
                _ready.TrySetResult();
                await FollowAsync(version, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The last map stands while the store is away, or whatever it is: policies do not lapse because of it.
                LogUnreachable(logger, error);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(long version, CancellationToken stoppingToken)
    {
        var changes = await store.WatchAsync(new WatchRequest(version) { Resource = ToolkitKinds.Tenant.Resource }, stoppingToken);
        if (changes is null)
        {
            return;
        }

        try
        {
            await foreach (var change in changes.WithCancellation(stoppingToken))
            {
                if (change.Kind != ChangeKind.Progress && !StoredTenants.IsStatusOnly(change))
                {
                    await LoadAsync(stoppingToken);
                }
            }
        }
        catch (WatchLostException)
        {
            // The caller lists anew.
        }
    }

    /// <summary>One load after the other; those who ask while one is under way share the next, since theirs must not begin before they ask.</summary>
    private Task<long> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _next ??= LoadAfter(_load);
            return _next.WaitAsync(cancellationToken);
        }
    }

    private Task<long> LoadAfter(Task previous) => Task.Run(async () =>
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _load = _next!;
            _next = null;
        }

        var (version, map) = await _stored.ReadAsync();
        _map = map;
        return version;
    });

    [LoggerMessage(EventId = 6301, Level = LogLevel.Warning, Message = "The stored tenants cannot be read; what was known of them stands")]
    private static partial void LogUnreachable(ILogger logger, Exception error);
}
