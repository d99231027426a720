using Flux.Manifests.Nodes;

namespace Flux.Manifests.FieldManagement;

/// <summary>Changing an object's metadata without touching the object that it came from.</summary>
internal static class ObjectMetadata
{
    private const string Field = "managedFields";

    /// <summary>A copy of the object with other managedFields; root and metadata are copies, the rest is shared.</summary>
    public static MapNode With(MapNode value, ManagedFields managed)
    {
        var copy = ShallowCopy(value, extra: 0);
        var metadata = value.GetMap("metadata");
        if (metadata is null && managed.Count == 0)
        {
            return copy;
        }

        var changed = metadata is null ? new MapNode() : ShallowCopy(metadata, extra: 1);
        changed.Remove(Field);
        if (managed.Count > 0)
        {
            changed.Set(Field, managed.ToNode());
        }

        copy.Set("metadata", changed);
        return copy;
    }

    public static MapNode Without(MapNode value) =>
        value.GetMap("metadata") is { } metadata && metadata.ContainsKey(Field) ? With(value, ManagedFields.Empty) : value;

    private static MapNode ShallowCopy(MapNode map, int extra)
    {
        var copy = new MapNode(map.Count + extra);
        foreach (var (key, value) in map)
        {
            copy.Add(key, value);
        }

        return copy;
    }
}
