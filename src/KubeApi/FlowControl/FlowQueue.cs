namespace Flux.KubeApi.FlowControl;

/// <summary>What one flow has running and waiting. The limiter's lock guards it.</summary>
internal sealed class FlowQueue(string key)
{
    public string Key => key;

    /// <summary>Requests that run.</summary>
    public int Seats { get; set; }

    /// <summary>Watches that are open, whether they have begun or not.</summary>
    public int Watches { get; set; }

    /// <summary>When the flow last got a seat, as a count of seats given: of flows that have equally many, the one that waited longest is next.</summary>
    public long LastTurn { get; set; }

    /// <summary>Those who wait, in order.</summary>
    public LinkedList<TaskCompletionSource> Waiting { get; } = new();

    public bool IsIdle => Seats == 0 && Watches == 0 && Waiting.Count == 0;
}
