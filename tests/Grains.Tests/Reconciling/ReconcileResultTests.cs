using Flux.Grains.Reconciling;

namespace Flux.Grains.Tests.Reconciling;

public sealed class ReconcileResultTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(0.001, 1.0)]
    [InlineData(600, 600.0)]
    public void Recurring_Interval_NeverBecomesABusyLoop(double seconds, double? expected) =>
        Assert.Equal(expected, ReconcileResult.Recurring(TimeSpan.FromSeconds(seconds)).After?.TotalSeconds);
}
