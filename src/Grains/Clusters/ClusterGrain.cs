using Flux.Apply.Inventories;
using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>
/// Watches the kinds that anything in its cluster consists of, once for everybody, and wakes the owner of an object that was
/// changed by somebody else.
/// </summary>
[GrainType("cluster")]
internal sealed partial class ClusterGrain(
    RemoteClusters clusters, IOptions<ReconcileOptions> options, TimeProvider time, ILogger<ClusterGrain> logger) : Grain, IClusterGrain
{
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMilliseconds(250);

    /// <summary>What every Kustomization puts on what it applies.</summary>
    private static readonly string AppliedLabel = $"{ToolkitKinds.Kustomization.Group}/name";

    private readonly TrackingTable _table = new(time);
    private readonly Dictionary<GroupVersionKind, KindWatch> _watches = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untold = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private DriftSuspicion? _suspicion;
    private IGrainTimer? _settle;

    // A new activation has seen nothing of what happened before it: owners compare anew.
    private long _epoch = time.GetUtcNow().UtcTicks;

    private DriftSuspicion Suspicion => _suspicion ??= new DriftSuspicion(_table, time);

    public Task AnnounceAsync(string ownerKey, TimeSpan limit)
    {
        Suspicion.Announce(ownerKey, limit);
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(string ownerKey)
    {
        Suspicion.Withdraw(ownerKey);
        return Task.CompletedTask;
    }

    public Task<long> TrackAsync(TrackRequest request)
    {
        _told.Remove(request.OwnerKey);
        _table.Replace(request.OwnerKey, request.Objects);
        if (Suspicion.Conclude(request.OwnerKey))
        {
            _untold.Add(request.OwnerKey);
            SettleLater();
        }

        foreach (var kind in request.Objects.Select(item => new GroupVersionKind(item.Group, item.Version, item.Kind)).Distinct())
        {
            if (!_watches.ContainsKey(kind))
            {
                var watch = new KindWatch(clusters, new WatchedKind(this.GetPrimaryKeyString(), kind, AppliedLabel), options, time);
                _watches.Add(kind, watch);
                _ = FollowAsync(watch);
            }
        }

        DelayDeactivation(TimeSpan.FromHours(24));
        return Task.FromResult(_epoch);
    }

    public Task<long> GetWatchEpochAsync() => Task.FromResult(_epoch);

    public Task<bool> IsUnwellAsync(string ownerKey) => Task.FromResult(_table.IsUnwell(ownerKey));

    public Task ForgetAsync(string ownerKey)
    {
        _told.Remove(ownerKey);
        _table.Forget(ownerKey);
        return Task.CompletedTask;
    }

    public async Task RemindAsync()
    {
        foreach (var owner in _told.ToArray())
        {
            await GrainFactory.GetGrain<IKustomizationGrain>(owner).WakeAsync(WakeReason.Drifted);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private async Task FollowAsync(KindWatch watch)
    {
        while (!_stopping.IsCancellationRequested && _table.Has(watch.Kind.GroupKind))
        {
            try
            {
                await foreach (var news in watch.FollowAsync(_stopping.Token))
                {
                    Observe(watch.Kind, news);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                // Silent for too long: the next stream goes on from the same place.
            }
            catch (Exception error)
            {
                // Whatever it is: a watch that nobody goes on with would lose all drift of its kind.
                LogInterrupted(logger, watch.Kind.ToString(), error.Message);
                watch.Failed();
                if (!watch.HasLostPlace(error))
                {
                    // Nobody knows for how long nothing will be seen: until then every owner compares for itself.
                    _epoch++;
                }
            }

            await watch.PauseAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        // Nobody has any of the kind now; who comes to have some begins anew.
        _watches.Remove(watch.Kind);
    }

    private void Observe(GroupVersionKind kind, KindNews news)
    {
        if (news.Change is { } change)
        {
            Suspect(IdOf(kind, change.Object), Sighting.Told(change.Object, isGone: change.Type == "DELETED"));
            return;
        }

        Suspicion.Listed();
        var there = new HashSet<ObjectId>();
        foreach (var item in news.Everything!)
        {
            var id = IdOf(kind, item);
            there.Add(id);
            Suspect(id, Sighting.Listed(item));
        }

        foreach (var id in _table.OfKind(kind.GroupKind).Where(id => !there.Contains(id)))
        {
            Suspect(id, Sighting.Listed(null));
        }
    }

    private static ObjectId IdOf(GroupVersionKind kind, MapNode item)
    {
        var subject = new ManifestObject(item);
        return new ObjectId(subject.Namespace, subject.Name, kind.GroupKind);
    }

    /// <summary>Remembers what may be drift, and looks again after a moment, when news of the same object have come together.</summary>
    private void Suspect(ObjectId id, Sighting sighting)
    {
        if (Suspicion.Add(id, sighting))
        {
            SettleLater();
        }
    }

    private void SettleLater() =>
        _settle ??= this.RegisterGrainTimer(SettleAsync, new GrainTimerCreationOptions(SettlingTime, Timeout.InfiniteTimeSpan) { Interleave = true });

    private async Task SettleAsync()
    {
        _settle?.Dispose();
        _settle = null;
        foreach (var (id, owner) in Suspicion.Settle())
        {
            LogDrift(logger, id.ToDisplay(), owner);
            _untold.Add(owner);
        }

        if (!Suspicion.IsEmpty)
        {
            SettleLater();
        }

        foreach (var owner in _untold.ToArray())
        {
            await TellAsync(owner);
        }

        if (_untold.Count > 0)
        {
            SettleLater();
        }
    }

    /// <summary>One that cannot be reached is told the next time, and keeps nobody else from being told.</summary>
    private async Task TellAsync(string owner)
    {
        _told.Add(owner);
        _untold.Remove(owner);
        try
        {
            await GrainFactory.GetGrain<IKustomizationGrain>(owner).WakeAsync(WakeReason.Drifted);
        }
        catch (Exception error)
        {
            _untold.Add(owner);
            LogUntold(logger, owner, error.Message);
        }
    }

    [LoggerMessage(EventId = 4003, Level = LogLevel.Warning, Message = "{Owner} cannot be told of drift; it is tried again: {Error}")]
    private static partial void LogUntold(ILogger logger, string owner, string error);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Watch of {Kind} was interrupted: {Error}")]
    private static partial void LogInterrupted(ILogger logger, string kind, string error);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "{Object} was changed by somebody else; {Owner} looks again")]
    private static partial void LogDrift(ILogger logger, string @object, string owner);
}
