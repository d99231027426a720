namespace Flux.Grains.Dispatching;

/// <summary>How far the change log has been turned into wakes.</summary>
[GenerateSerializer, Alias("flux.DispatcherState")]
public sealed class DispatcherState
{
    /// <summary>The last change that was dispatched; -1 before the first start.</summary>
    [Id(0)]
    public long Cursor { get; set; } = -1;
}
