using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.ObjectStore;

/// <summary>Bodies for the usual case: the object is ready but for its resourceVersion.</summary>
public static class VersionedBody
{
    /// <summary>A body that copies the path down to <c>metadata.resourceVersion</c> and shares everything else.</summary>
    public static ObjectBody Of(MapNode root) => version =>
    {
        var copy = ShallowCopy(root);
        var metadata = root.GetMap("metadata") is { } existing ? ShallowCopy(existing) : new MapNode();
        metadata.Set("resourceVersion", version.ToString(CultureInfo.InvariantCulture));
        copy.Set("metadata", metadata);
        return copy;
    };

    private static MapNode ShallowCopy(MapNode map)
    {
        var copy = new MapNode(map.Count + 1);
        foreach (var (key, value) in map)
        {
            copy.Set(key, value);
        }

        return copy;
    }
}
