namespace Flux.Cli.Kustomizations;

/// <summary>How one object differs.</summary>
/// <param name="Title">What happens to which object.</param>
/// <param name="Lines">The difference of its YAML in the unified form.</param>
internal sealed record ObjectChange(string Title, IReadOnlyList<string> Lines);
