using Flux.ObjectStore;
using Microsoft.Extensions.Logging;

namespace Flux.DevCluster.Controllers.Running;

/// <summary>Runs one controller: its queue and its workers.</summary>
internal sealed partial class ControllerLoop(IController controller, TimeProvider time, ILogger logger) : IDisposable
{
    private const int Workers = 4;

    private readonly WorkQueue _queue = new(time);

    public IReadOnlyList<ResourceKey>? Kinds => controller.Kinds;

    public void Observe(Change change)
    {
        if (controller.Kinds is not null && !controller.Kinds.Contains(change.Object!.Key.Resource))
        {
            return;
        }

        try
        {
            controller.Observe(change, _queue);
        }
#pragma warning disable CA1031 // One object that a controller cannot make sense of must not end the watch that all controllers live on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogUnread(logger, controller.GetType().Name, change.Object!.Key, error);
        }
    }

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(cancellationToken), cancellationToken)));

    public void Dispose() => _queue.Dispose();

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = await _queue.TakeAsync(cancellationToken).ConfigureAwait(false);
            var failed = false;
            try
            {
                if (await controller.ReconcileAsync(key, cancellationToken).ConfigureAwait(false) is { } again)
                {
                    _queue.AddAfter(key, again);
                }
            }
#pragma warning disable CA1031 // One object that cannot be brought into order must not stop the others; it is tried again later.
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failed = true;
                LogFailure(logger, controller.GetType().Name, key, error.Message);
            }

            _queue.Done(key, failed);
        }
    }

    [LoggerMessage(EventId = 7103, Level = LogLevel.Error, Message = "{Controller} cannot read {Key}")]
    private static partial void LogUnread(ILogger logger, string controller, ObjectKey key, Exception error);

    [LoggerMessage(EventId = 7100, Level = LogLevel.Debug, Message = "{Controller} will try {Key} again: {Reason}")]
    private static partial void LogFailure(ILogger logger, string controller, ObjectKey key, string reason);
}
