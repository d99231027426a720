using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Scaling;

/// <summary>Reads an object as a Scale and writes its replicas back.</summary>
internal sealed class ScaleView(ScalePaths paths)
{
    public MapNode Of(MapNode item)
    {
        var metadata = new MapNode();
        foreach (var field in (ReadOnlySpan<string>)["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            if (item.Get("metadata", field) is { } value)
            {
                metadata.Set(field, value);
            }
        }

        var spec = new MapNode();
        if (item.Get(Split(paths.SpecReplicas)) is NumberNode replicas && replicas.Text != "0")
        {
            spec.Set("replicas", replicas);
        }

        var status = new MapNode { { "replicas", item.Get(Split(paths.StatusReplicas)) as NumberNode ?? NumberNode.Of(0) } };
        if (Selector(item) is { Length: > 0 } selector)
        {
            status.Set("selector", selector);
        }

        return new MapNode { { "kind", "Scale" }, { "apiVersion", "autoscaling/v1" }, { "metadata", metadata }, { "spec", spec }, { "status", status } };
    }

    public void SetReplicas(MapNode item, long replicas)
    {
        var path = Split(paths.SpecReplicas);
        var parent = item;
        foreach (var field in path[..^1])
        {
            parent = parent.GetOrAddMap(field);
        }

        parent.Set(path[^1], replicas);
    }

    private static string[] Split(string path) => path.TrimStart('.').Split('.');

    private string? Selector(MapNode item)
    {
        var value = paths.LabelSelector is null ? null : item.Get(Split(paths.LabelSelector));
        return value switch
        {
            StringNode text => text.Value,
            MapNode map when paths.SelectorIsObject => SelectorText.Of(map),
            _ => null,
        };
    }
}
