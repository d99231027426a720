using Flux.Contracts.Reconciling;
using Flux.Grains.Telemetry;
using Flux.Grains.Tenants;
using Flux.Grains.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Reconciling;

/// <summary>
/// The loop that every resource grain runs: wakes are remembered and returned from at once; one run at a time works in the
/// background; wakes that come during a run make exactly one more. Coordination only, the work is the reconciler's.
/// </summary>
public abstract partial class ReconcilerGrain(
    IPersistentState<ReconcilerState> state,
    IReconciler reconciler,
    WorkPool pool,
    ITenantDirectory tenants,
    IOptions<ReconcileOptions> options,
    ILogger logger) : Grain, IReconcilerGrain, IRemindable
{
    private const string ReminderName = "interval";

    /// <summary>Neither timers nor reminders can wait much longer.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);

    private static readonly TimeSpan ShortestReminder = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DefaultReminder = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<WakeReason> _wakes = [];
    private CancellationTokenSource _interrupt = new();
    private RunMemory _memory = new();
    private IGrainTimer? _timer;
    private long _firstWake = TimeProvider.System.GetTimestamp();
    private Task _loop = Task.CompletedTask;
    private int _unscheduled;
    private DateTimeOffset _wokenAt;

    private TimeProvider Time => ServiceProvider.GetRequiredService<TimeProvider>();

    public Task WakeAsync(WakeReason reason)
    {
        _firstWake = _wakes.Count == 0 ? TimeProvider.System.GetTimestamp() : _firstWake;
        _wakes.Add(reason);
        _wokenAt = Time.GetUtcNow();
        _interrupt.Cancel();
        if (_loop.IsCompleted && !_stopping.IsCancellationRequested)
        {
            _loop = RunLoopAsync();
        }

        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) =>

        // A timer is more precise than the reminder and does the same: while one is set, the reminder is only its insurance.
        _timer is null && _loop.IsCompleted ? WakeAsync(WakeReason.Interval) : Task.CompletedTask;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    private async Task RunLoopAsync()
    {
        // Lets the caller of the wake go before any work is done.
        await Task.Yield();
        while (_wakes.Count > 0 && !_stopping.IsCancellationRequested)
        {
            // However long the run takes: a wait for health is bounded by its timeout alone, and is no request that would keep the grain.
            DelayDeactivation(TimeSpan.MaxValue);
            var reasons = _wakes.ToHashSet();
            _wakes.Clear();
            _interrupt = new CancellationTokenSource();
            _timer?.Dispose();
            _timer = null;
            await ScheduleSafelyAsync(await MeasureAsync(reasons));
        }

        DelayDeactivation(TimeSpan.Zero);
    }

    private async Task<ReconcileResult> MeasureAsync(HashSet<WakeReason> reasons)
    {
        var kind = GetType().Name[..^"Grain".Length];
        using var run = RunTelemetry.Start(kind, this.GetPrimaryKeyString(), reasons, _firstWake);
        var result = await RunOnceAsync(reasons);
        var elapsed = run.Finish(result);
        LogFinished(logger, kind, this.GetPrimaryKeyString(), elapsed.TotalMilliseconds);
        return result;
    }

    private async Task<ReconcileResult> RunOnceAsync(HashSet<WakeReason> reasons)
    {
        // A copy: checking the fence reads the stored state anew.
        _memory = state.State.Memory with { };
        var wokenAt = _wokenAt;
        var id = ResourceId.Parse(this.GetPrimaryKeyString());
        try
        {
            using var slot = await pool.EnterAsync(id.Tenant, tenants.ShareOf(id.Tenant), _stopping.Token);
            var context = new ReconcileContext(id, this.GetPrimaryKeyString(), reasons, new StateFence(state), slot)
            {
                Interrupted = _interrupt.Token,
                Waiting = () => _wakes.ToHashSet(),
                Memory = _memory,
                WokenAt = wokenAt,
            };
            return await reconciler.ReconcileAsync(context, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return ReconcileResult.Rest;
        }
        catch (Exception error)
        {
            // A bug or a storage fault: the resource must not stop being looked at because of it.
            LogFailed(logger, id.ToString(), error);
            return ReconcileResult.Retry;
        }
    }

    /// <summary>Whatever the storage does, the resource stays on the schedule of this activation.</summary>
    private async Task ScheduleSafelyAsync(ReconcileResult result)
    {
        try
        {
            await ScheduleAsync(result);
            _unscheduled = 0;
        }
        catch (Exception error) when (!_stopping.IsCancellationRequested)
        {
            LogUnscheduled(logger, this.GetPrimaryKeyString(), error);
            await ReadStateAgainAsync();
            _timer ??= After(RetryDelay.BackOff(++_unscheduled, options.Value), WakeReason.Retry);
        }
    }

    /// <summary>What is stored may be newer than what this activation knows: a write whose answer was lost, or another activation.</summary>
    private async Task ReadStateAgainAsync()
    {
        try
        {
            await state.ReadStateAsync();
        }
        catch (Exception error)
        {
            LogUnscheduled(logger, this.GetPrimaryKeyString(), error);
        }
    }

    private IGrainTimer After(TimeSpan due, WakeReason reason) =>
        this.RegisterGrainTimer(() => WakeAsync(reason), new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });

    private async Task ScheduleAsync(ReconcileResult result)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        if (result.Gone)
        {
            await RetireAsync();
            return;
        }

        var failures = result.BackOff ? state.State.Failures + 1 : 0;
        var delay = result.BackOff ? RetryDelay.BackOff(failures, options.Value) : result.After;
        delay = delay > LongestDelay ? LongestDelay : delay;
        if (delay is { } due)
        {
            _timer = After(due, result.BackOff ? WakeReason.Retry : WakeReason.Interval);
        }

        var period = ReminderPeriodOf(delay, state.State.ReminderPeriod);
        if (period != state.State.ReminderPeriod)
        {
            // Jitter in the phase, so that resources created together do not come due together.
            await this.RegisterOrUpdateReminder(ReminderName, period + (period * (Random.Shared.NextDouble() / 10)), period);
        }

        await RememberAsync(failures, period);
    }

    /// <summary>The period to have; the present one while it is near enough, since jitter is no reason to write.</summary>
    private static TimeSpan ReminderPeriodOf(TimeSpan? delay, TimeSpan present)
    {
        var wanted = delay is not { } due ? DefaultReminder : due < ShortestReminder ? ShortestReminder : due;
        return present > TimeSpan.Zero && Math.Abs((wanted / present) - 1) < 0.25 ? present : wanted;
    }

    /// <summary>Writes the state only when it says something new: a routine run writes nothing.</summary>
    private async Task RememberAsync(int failures, TimeSpan reminderPeriod)
    {
        if (failures == state.State.Failures && reminderPeriod == state.State.ReminderPeriod && _memory == state.State.Memory)
        {
            return;
        }

        state.State.Failures = failures;
        state.State.ReminderPeriod = reminderPeriod;
        state.State.Memory = _memory;
        await state.WriteStateAsync();
    }

    private async Task RetireAsync()
    {
        if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await state.ClearStateAsync();
        if (_wakes.Count == 0)
        {
            // Whoever came meanwhile, such as a new object of the name, would be lost with the activation.
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Debug, Message = "Reconcile of {Kind} {Resource} took {Milliseconds} ms")]
    private static partial void LogFinished(ILogger logger, string kind, string resource, double milliseconds);

    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "Reconcile of {Resource} ended unexpectedly; it is tried again")]
    private static partial void LogFailed(ILogger logger, string resource, Exception error);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "The schedule of {Resource} could not be stored; it is tried again")]
    private static partial void LogUnscheduled(ILogger logger, string resource, Exception error);
}
