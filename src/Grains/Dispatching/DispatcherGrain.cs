using Flux.Contracts.Reconciling;
using Flux.Grains.Storage;
using Flux.Grains.Tenants;
using Flux.ObjectStore;
using Microsoft.Extensions.Logging;

namespace Flux.Grains.Dispatching;

/// <summary>
/// Follows the change log with a durable cursor and wakes whoever a change concerns. A wake may come twice after a crash, which
/// costs nothing; none is lost.
/// </summary>
[GrainType("dispatcher")]
internal sealed partial class DispatcherGrain(
    [PersistentState("dispatcher", "Default")] IPersistentState<DispatcherState> state,
    IObjectStore store,
    WakeRules rules,
    TenantDirectory tenants,
    TimeProvider time,
    ILogger<DispatcherGrain> logger) : Grain, IDispatcherGrain, IRemindable
{
    private const string ReminderName = "keep";
    private static readonly TimeSpan SavePeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;
    private long _position;
    private bool _isUnsaved;
    private bool _hasRecovered;

    public async Task StartAsync()
    {
        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        EnsureRunning();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        EnsureRunning();
        return Task.CompletedTask;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(SaveAsync, new GrainTimerCreationOptions(SavePeriod, SavePeriod) { KeepAlive = true });
        return base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await SaveAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private void EnsureRunning()
    {
        if (_loop.IsCompleted && !_stopping.IsCancellationRequested)
        {
            _loop = RunAsync(_stopping.Token);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        await tenants.WaitUntilReadyAsync(cancellationToken);
        _position = state.State.Cursor;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogInterrupted(logger, _position, error);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await RecoverAsync(cancellationToken);
        var changes = _position < 0 ? null : await store.WatchAsync(new WatchRequest(_position), cancellationToken);
        if (changes is null)
        {
            // The first start, or the log was compacted while nobody followed: everybody looks once.
            _position = await WakeAllAsync(WakeReason.Changed, cancellationToken);
            _isUnsaved = true;
            return;
        }

        try
        {
            await foreach (var change in changes.WithCancellation(cancellationToken))
            {
                await WakeAsync(await rules.WakesAsync(change, cancellationToken));
                _position = change.Version;

                // Saving the cursor is a change itself, which must not call for saving it again.
                _isUnsaved |= !ObjectStoreGrainStorage.Holds(change);
            }
        }
        catch (WatchLostException)
        {
            _position = -1;
        }
    }

    /// <summary>
    /// Runs that were under way or queued when the process ended are lost with it, though their changes count as dispatched. So
    /// everybody looks once; those with nothing to do compare and apply nothing.
    /// </summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (!_hasRecovered && _position >= 0)
        {
            await WakeAllAsync(WakeReason.Interval, cancellationToken);
        }

        _hasRecovered = true;
    }

    private async Task<long> WakeAllAsync(WakeReason reason, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken);
        await foreach (var wake in rules.EverybodyAsync(reason, cancellationToken))
        {
            await WakeAsync([wake]);
        }

        return version;
    }

    private async Task WakeAsync(IReadOnlyList<Wake> wakes)
    {
        foreach (var wake in wakes)
        {
            await ResourceGrains.Of(GrainFactory, wake).WakeAsync(wake.Reason);
        }
    }

    private async Task SaveAsync()
    {
        if (_isUnsaved)
        {
            _isUnsaved = false;
            state.State.Cursor = _position;
            await state.WriteStateAsync();
        }
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "Dispatching stopped at change {Position} and goes on from there")]
    private static partial void LogInterrupted(ILogger logger, long position, Exception error);
}
