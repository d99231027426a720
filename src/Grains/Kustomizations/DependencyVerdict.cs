namespace Flux.Grains.Kustomizations;

/// <summary>Whether a dependency is ready, and if not, why.</summary>
/// <param name="IsReady">Whether it is.</param>
/// <param name="Problem">Why it cannot be said to be ready; null when the answer is a plain yes or no.</param>
/// <param name="IsTerminal">Whether only a change of the spec can help.</param>
internal sealed record DependencyVerdict(bool IsReady, string? Problem, bool IsTerminal)
{
    public static readonly DependencyVerdict Ready = new(true, null, false);

    public static DependencyVerdict Of(bool isReady) => new(isReady, null, false);

    public static DependencyVerdict NotReady(string problem) => new(false, problem, false);

    public static DependencyVerdict Invalid(string problem) => new(false, problem, true);
}
