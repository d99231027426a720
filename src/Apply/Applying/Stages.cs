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
        var kind = item.GroupVersionKind;
        if (IsDefinition(kind))
        {
            return StageKind.Definitions;
        }

        if (kind.Kind.EndsWith("Class", StringComparison.Ordinal))
        {
            return StageKind.Classes;
        }

        return customKinds.Contains(kind.GroupKind) ? StageKind.Custom : StageKind.Others;
    }

    private static bool IsDefinition(GroupVersionKind kind) =>
        (kind.Kind == "CustomResourceDefinition" && kind.Group == "apiextensions.k8s.io")
        || (kind.Kind == "Namespace" && kind.Group.Length == 0)
        || (kind.Kind == "ClusterRole" && kind.Group == "rbac.authorization.k8s.io");
}
