using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>
/// Seats for all, shared fairly: a free seat goes to the waiting flow that has the fewest. So a flow that sends little gets the next
/// seat, however many requests of others wait.
/// </summary>
internal sealed class FairFlowLimiter(FlowControlOptions options, FlowMetrics metrics, TimeProvider time) : IFlowLimiter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FlowQueue> _flows = new(StringComparer.Ordinal);
    private readonly HashSet<FlowQueue> _contending = [];
    private int _running;
    private int _waiting;
    private long _turn;

    public ValueTask<IFlowSeat?> EnterAsync(Flow flow, RequestInfo request, CancellationToken cancellationToken)
    {
        if (flow.Schema == FlowSchema.Exempt || options.Seats <= 0)
        {
            return new(FreeSeat.Instance);
        }

        var isWatch = request.Verb == "watch";
        LinkedListNode<TaskCompletionSource> place;
        FlowQueue queue;
        lock (_gate)
        {
            queue = QueueOf(flow.Key);
            if (WhyRefused(queue, isWatch) is { } reason)
            {
                Forget(queue);
                metrics.Refused(reason);
                return new((IFlowSeat?)null);
            }

            queue.Watches += isWatch ? 1 : 0;
            if (HasRoom(queue))
            {
                Seat(queue);
                return new(new FlowSeat(this, queue, isWatch));
            }

            place = queue.Waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _contending.Add(queue);
            _waiting++;
            metrics.Waiting(1);
        }

        return WaitAsync(queue, place, isWatch, cancellationToken);
    }

    internal void Leave(FlowQueue queue, bool hasSeat, bool endsWatch)
    {
        lock (_gate)
        {
            queue.Watches -= endsWatch ? 1 : 0;
            if (hasSeat)
            {
                Unseat(queue);
            }

            Forget(queue);
        }
    }

    private async ValueTask<IFlowSeat?> WaitAsync(FlowQueue queue, LinkedListNode<TaskCompletionSource> place, bool isWatch, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await place.Value.Task.WaitAsync(options.MaxWait, time, cancellationToken).ConfigureAwait(false);
            metrics.Waited(time.GetElapsedTime(started));
            return new FlowSeat(this, queue, isWatch);
        }
        catch (TimeoutException)
        {
            metrics.Refused("time-out");
            GiveUp(queue, place, isWatch);
            return null;
        }
        catch (OperationCanceledException)
        {
            GiveUp(queue, place, isWatch);
            throw;
        }
    }

    private void GiveUp(FlowQueue queue, LinkedListNode<TaskCompletionSource> place, bool isWatch)
    {
        lock (_gate)
        {
            queue.Watches -= isWatch ? 1 : 0;
            if (place.List is null)
            {
                // The seat came in the same moment.
                Unseat(queue);
            }
            else
            {
                queue.Waiting.Remove(place);
                StopsWaiting(queue);
            }

            Forget(queue);
        }
    }

    private string? WhyRefused(FlowQueue queue, bool isWatch)
    {
        if (isWatch && queue.Watches >= options.WatchesPerFlow)
        {
            return "watches";
        }

        return !HasRoom(queue) && (queue.Waiting.Count >= options.QueueLength || _waiting >= options.TotalQueueLength) ? "queue-full" : null;
    }

    private bool HasRoom(FlowQueue queue) => _running < options.Seats && queue.Seats < options.SeatsPerFlow && queue.Waiting.Count == 0;

    private void Seat(FlowQueue queue)
    {
        _running++;
        queue.Seats++;
        queue.LastTurn = ++_turn;
        metrics.Running(1);
    }

    private void Unseat(FlowQueue queue)
    {
        _running--;
        queue.Seats--;
        metrics.Running(-1);
        while (_running < options.Seats && NextFlow() is { } next)
        {
            var place = next.Waiting.First!;
            next.Waiting.RemoveFirst();
            StopsWaiting(next);
            Seat(next);
            place.Value.SetResult();
        }
    }

    private void StopsWaiting(FlowQueue queue)
    {
        _waiting--;
        metrics.Waiting(-1);
        if (queue.Waiting.Count == 0)
        {
            _contending.Remove(queue);
        }
    }

    private FlowQueue? NextFlow()
    {
        FlowQueue? next = null;
        foreach (var queue in _contending)
        {
            if (queue.Seats < options.SeatsPerFlow && (next is null || (queue.Seats, queue.LastTurn).CompareTo((next.Seats, next.LastTurn)) < 0))
            {
                next = queue;
            }
        }

        return next;
    }

    private FlowQueue QueueOf(string key)
    {
        if (!_flows.TryGetValue(key, out var queue))
        {
            _flows.Add(key, queue = new FlowQueue(key));
        }

        return queue;
    }

    private void Forget(FlowQueue queue)
    {
        if (queue.IsIdle)
        {
            _flows.Remove(queue.Key);
        }
    }
}
