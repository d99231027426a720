using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>Cuts a set of objects into stages: definitions, classes, custom kinds, everything else.</summary>
internal static class Stages
{
    public static IReadOnlyList<Stage> Plan(IEnumerable<MapNode> objects, IReadOnlySet<GroupKind> customKinds)
    {
        var groups = objects.ToLookup(item => StageOf(new ManifestObject(item), customKinds));
        return
        [
            .. from kind in Enum.GetValues<StageKind>()
               where groups[kind].Any()
               select new Stage(kind, [.. groups[kind]]),
        ];
    }

    public static StageKind StageOf(ManifestObject item, IReadOnlySet<GroupKind> customKinds)
    {
        if (ObjectClass.IsDefinition(item))
        {
            return StageKind.Definitions;
        }

        if (ObjectClass.IsClass(item))
        {
            return StageKind.Classes;
        }

        return customKinds.Contains(item.GroupVersionKind.GroupKind) ? StageKind.Custom : StageKind.Others;
    }
}
