namespace Flux.KubeApi.Resources;

/// <summary>Where a kind keeps what its scale subresource shows; paths with a leading dot.</summary>
public sealed record ScalePaths(string SpecReplicas, string StatusReplicas, string? LabelSelector)
{
    /// <summary>Whether <see cref="LabelSelector"/> points to a selector object that is printed as text, as built-in workloads have.</summary>
    public bool SelectorIsObject { get; init; }
}
