using Flux.Apply.Health;
using Flux.Grains.Kustomizations;

namespace Flux.Grains.Health;

/// <summary>Makes the health checker of a run: its client, the built-in rules and its own expressions.</summary>
internal interface IHealthCheckers
{
    HealthChecker For(KustomizationRun run);

    /// <summary>The run's own rules before the built-in ones; null when it has none.</summary>
    IStatusReader? ReaderFor(KustomizationRun run);

    /// <summary>What is wrong with the run's expressions; null when nothing is.</summary>
    string? Fault(KustomizationRun run);
}
