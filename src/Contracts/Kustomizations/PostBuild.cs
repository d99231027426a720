namespace Flux.Contracts.Kustomizations;

public sealed record PostBuild
{
    public IReadOnlyDictionary<string, string> Substitute { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<SubstituteReference> SubstituteFrom { get; init; } = [];

    /// <summary><c>WithVariables</c> (default) or <c>Always</c>.</summary>
    public string SubstituteStrategy { get; init; } = "WithVariables";
}
