namespace Flux.ObjectStore.Tests.Orleans;

[GenerateSerializer]
[Alias("flux.tests.CounterState")]
public sealed class CounterState
{
    [Id(0)]
    public int Count { get; set; }
}
