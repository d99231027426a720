namespace Flux.Conformance.Running;

/// <summary>A recorded case and how to replay it.</summary>
/// <param name="Id">Path-like and stable, such as <c>patch/jsonmerge/17</c>: what baselines and filters name.</param>
/// <param name="Run">Replays the case; null when it agrees, else what differs, in a few lines.</param>
public sealed record ConformanceCase(string Id, Func<CancellationToken, Task<string?>> Run)
{
    /// <summary>
    /// Plays against real time (timeouts and retries of the original's length). Such cases belong to the program; the suite, which
    /// must be quick and give the same result on a busy machine, leaves them out.
    /// </summary>
    public bool IsTimed { get; init; }

    public static ConformanceCase Create(string id, Func<string?> run) => new(id, _ => Task.FromResult(run()));
}
