using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.FieldManagement;

/// <summary>Objects and types as messages name them.</summary>
internal static class ObjectNames
{
    /// <summary><c>apps/v1, Kind=Deployment</c>; the core group as <c>/v1, Kind=Pod</c>.</summary>
    public static string Gvk(string apiVersion, string kind)
    {
        var gvk = GroupVersionKind.Parse(apiVersion, kind);
        return $"{gvk.Group}/{gvk.Version}, Kind={gvk.Kind}";
    }

    public static string Gvk(MapNode value) => Gvk(value.GetString("apiVersion") ?? "", value.GetString("kind") ?? "");

    /// <summary><c>namespace/name; type</c>.</summary>
    public static string Full(MapNode value)
    {
        var named = new ManifestObject(value);
        return $"{named.Namespace}/{named.Name}; {Gvk(value)}";
    }
}
