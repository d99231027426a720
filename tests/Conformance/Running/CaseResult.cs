namespace Flux.Conformance.Running;

/// <param name="Difference">Null when the case passed.</param>
public sealed record CaseResult(string Id, string? Difference, TimeSpan Duration)
{
    public bool Passed => Difference is null;
}
