namespace Flux.ObjectStore.Bench;

internal sealed record Figures
{
    public double WritesBy1 { get; init; }

    public double WritesBy64 { get; init; }

    public double Gets { get; init; }

    public double LoadSeconds { get; init; }

    public double ListMilliseconds { get; init; }

    public double PageMilliseconds { get; init; }

    public double FanOutPerSecond { get; init; }

    /// <summary>Growth of the managed heap by 100,000 objects of 1.3 KB and their change log.</summary>
    public double Megabytes { get; init; }
}
