namespace Flux.Conformance.Running;

/// <summary>A recorded case and how to replay it.</summary>
/// <param name="Id">Path-like and stable, such as <c>patch/jsonmerge/17</c>: what baselines and filters name.</param>
/// <param name="Run">Replays the case; null when it agrees, else what differs, in a few lines.</param>
public sealed record ConformanceCase(string Id, Func<CancellationToken, Task<string?>> Run)
{
    public static ConformanceCase Create(string id, Func<string?> run) => new(id, _ => Task.FromResult(run()));
}
