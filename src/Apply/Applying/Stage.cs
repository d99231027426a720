using Flux.Manifests.Nodes;

namespace Flux.Apply.Applying;

internal sealed record Stage(StageKind Kind, IReadOnlyList<MapNode> Objects)
{
    public bool IsAwaited => Kind is StageKind.Definitions or StageKind.Classes;
}
