namespace Flux.Contracts.Kustomizations;

public sealed record IgnoreRuleSpec
{
    public IReadOnlyList<string> Paths { get; init; } = [];

    public ObjectSelector? Target { get; init; }
}
