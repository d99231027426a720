namespace Flux.KubeApi.FlowControl;

/// <summary>How many requests run at once, and how those that have to wait are treated.</summary>
public sealed class FlowControlOptions
{
    /// <summary>
    /// Requests that run at the same time, those of exempt callers not counted. Default 256: far more than the cores can use, so
    /// that it is reached only when requests pile up. 0 lets everything run.
    /// </summary>
    public int Seats { get; set; } = 256;

    /// <summary>Seats that one flow may have. Default 192: a flood leaves room for others that need not even wait.</summary>
    public int SeatsPerFlow { get; set; } = 192;

    /// <summary>Requests of one flow that wait for a seat; one more is refused at once. Default 512.</summary>
    public int QueueLength { get; set; } = 512;

    /// <summary>Requests that wait in all flows together. Default 8,192, which bounds what a flood of flows costs.</summary>
    public int TotalQueueLength { get; set; } = 8_192;

    /// <summary>How long a request waits before it is refused. Default 15 s, a quarter of the usual timeout of clients.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Watches that one flow may have open. Default 4,096. A watch has a seat only until its stream has begun.</summary>
    public int WatchesPerFlow { get; set; } = 4_096;
}
