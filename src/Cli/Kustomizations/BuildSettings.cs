using Flux.Kustomize.Building;

namespace Flux.Cli.Kustomizations;

/// <summary>What the options of a command ask for.</summary>
/// <param name="Options">What a build may do.</param>
/// <param name="AllowsRemoteBases">Whether what is named by a URL is fetched.</param>
internal sealed record BuildSettings(KustomizeOptions Options, bool AllowsRemoteBases);
