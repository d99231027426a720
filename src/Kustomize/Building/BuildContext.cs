using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Schemas;

namespace Flux.Kustomize.Building;

/// <summary>What all parts of one build share.</summary>
internal sealed class BuildContext(IReadOnlyFileSystem files, KustomizeOptions options, CancellationToken cancellationToken)
{
    public IReadOnlyFileSystem Files => files;

    public KustomizeOptions Options => options;

    public CancellationToken CancellationToken => cancellationToken;

    public BuildBudget Budget { get; } = new(options.Limits, cancellationToken);

    /// <summary>What the user should know although the build may succeed.</summary>
    public List<string> Warnings { get; } = [];

    public BuildSchema Schema { get; } = new();
}
