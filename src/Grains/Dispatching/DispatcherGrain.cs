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
    Recovery recovery,
    ConfigurationWatch configuration,
    ProvisionWatch provisions,
    TenantDirectory tenants,
    TimeProvider time,
    ILogger<DispatcherGrain> logger) : Grain, IDispatcherGrain, IRemindable
{
    private const string ReminderName = "keep";
    private static readonly TimeSpan SavePeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<string> _lostSilos = new(StringComparer.Ordinal);
    private WakeSender? _sender;
    private Task _loop = Task.CompletedTask;
    private Task _recovery = Task.CompletedTask;
    private long _position;
    private bool _isUnsaved;
    private bool _hasRecovered;

    private WakeSender Sender => _sender ??= new WakeSender(
        wake => ResourceGrains.Of(GrainFactory, wake).WakeAsync(wake.Reason), (wake, error) => LogOwed(logger, wake.Kind, wake.Key, error));

    public async Task StartAsync()
    {
        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        EnsureRunning();
    }

    public async Task RecoverAsync(string silo)
    {
        await StartAsync();

        // A dispatcher that has only just started takes up everything anyway.
        if (_lostSilos.Add(silo) && _hasRecovered)
        {
            LogLost(logger, silo);
            _recovery = RecoverAfterAsync(_recovery, _stopping.Token);
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        EnsureRunning();
        return Task.CompletedTask;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(SaveAsync, new GrainTimerCreationOptions(SavePeriod, SavePeriod) { KeepAlive = true });
        this.RegisterGrainTimer(Sender.PayAsync, new GrainTimerCreationOptions(Pause, Pause) { KeepAlive = true });
        return base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_loop, _recovery).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
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
        _ = configuration.RunAsync(Sender.SendAsync, cancellationToken);
        _ = provisions.RunAsync(Sender.SendAsync, cancellationToken);
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
        RecoverOnce(cancellationToken);
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
                await DispatchAsync(change, cancellationToken);
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

    /// <summary>Runs that were under way or queued when the last dispatcher ended may be lost, though their changes count as dispatched.</summary>
    private void RecoverOnce(CancellationToken cancellationToken)
    {
        if (!_hasRecovered && _position >= 0)
        {
            _recovery = RecoverAfterAsync(_recovery, cancellationToken);
        }

        _hasRecovered = true;
    }

    /// <summary>One recovery after the other, each tried until it came through.</summary>
    private async Task RecoverAfterAsync(Task previous, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await recovery.RunAsync(GrainFactory, Sender.SendAsync, cancellationToken);
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogInterrupted(logger, _position, error);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private async Task<long> WakeAllAsync(WakeReason reason, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken);
        await foreach (var wake in rules.EverybodyAsync(reason, cancellationToken))
        {
            await Sender.SendAsync([wake]);
        }

        return version;
    }

    private async Task DispatchAsync(Change change, CancellationToken cancellationToken)
    {
        IReadOnlyList<Wake> wakes;
        try
        {
            wakes = await rules.WakesAsync(change, cancellationToken);
        }
        catch (Exception error) when (error is not (ObjectStoreException or OperationCanceledException))
        {
            // Whatever is wrong with this change, those behind it are other people's. Reminders are its own net.
            LogUndispatched(logger, change.Version, error);
            return;
        }

        await Sender.SendAsync(wakes);
    }

    private async Task SaveAsync()
    {
        if (!_isUnsaved)
        {
            return;
        }

        _isUnsaved = false;
        try
        {
            state.State.Cursor = _position;
            await state.WriteStateAsync();
        }
        catch (Exception error)
        {
            // An older cursor costs wakes that come twice; one that could never be written again would cost more.
            _isUnsaved = true;
            LogUnsaved(logger, _position, error);
            await ReadStateAgainAsync();
        }
    }

    private async Task ReadStateAgainAsync()
    {
        try
        {
            await state.ReadStateAsync();
        }
        catch (Exception error)
        {
            LogUnsaved(logger, _position, error);
        }
    }

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "Silo {Silo} is gone; its unfinished work is taken up")]
    private static partial void LogLost(ILogger logger, string silo);

    [LoggerMessage(EventId = 6103, Level = LogLevel.Warning, Message = "The position {Position} in the change log could not be stored; it is tried again")]
    private static partial void LogUnsaved(ILogger logger, long position, Exception error);

    [LoggerMessage(EventId = 6105, Level = LogLevel.Error, Message = "Whom change {Version} concerns cannot be told; it is passed over")]
    private static partial void LogUndispatched(ILogger logger, long version, Exception error);

    [LoggerMessage(EventId = 6106, Level = LogLevel.Warning, Message = "{Kind} {Key} cannot be woken; it is tried again")]
    private static partial void LogOwed(ILogger logger, string kind, string key, Exception error);

    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "Dispatching stopped at change {Position} and goes on from there")]
    private static partial void LogInterrupted(ILogger logger, long position, Exception error);
}
