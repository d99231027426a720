namespace Flux.Grains.Reconciling;

/// <summary>What a resource grain keeps: coordination only. Losing it costs one extra run.</summary>
[GenerateSerializer, Alias("flux.ReconcilerState")]
public sealed class ReconcilerState
{
    /// <summary>The run that may change the world; each claim adds one.</summary>
    [Id(0)]
    public long Epoch { get; set; }

    /// <summary>Failures in a row that call for back-off.</summary>
    [Id(1)]
    public int Failures { get; set; }

    /// <summary>The period with which the reminder is registered.</summary>
    [Id(2)]
    public TimeSpan ReminderPeriod { get; set; }

    /// <summary>What the last successful run saw.</summary>
    [Id(3)]
    public RunMemory Memory { get; set; } = new();
}
