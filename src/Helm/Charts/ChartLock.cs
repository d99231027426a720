namespace Flux.Helm.Charts;

/// <summary>Chart.lock: the versions that dependencies were resolved to.</summary>
/// <param name="Digest">Of the dependencies in Chart.yaml and in the lock: tells whether the lock is still in step.</param>
/// <param name="Generated">When, as the file has it.</param>
/// <param name="Dependencies">With exact versions.</param>
public sealed record ChartLock(string Digest, string Generated, IReadOnlyList<ChartDependency> Dependencies);
