using Flux.Manifests.Nodes;

namespace Flux.Manifests.Objects;

/// <summary>The parts that every Kubernetes object has, read from (and written to) its node tree. Holds nothing of its own.</summary>
public readonly record struct ManifestObject(MapNode Root)
{
    public string ApiVersion => Root.GetString("apiVersion") ?? "";

    public string Kind => Root.GetString("kind") ?? "";

    public GroupVersionKind GroupVersionKind => GroupVersionKind.Parse(ApiVersion, Kind);

    public MapNode? Metadata => Root.GetMap("metadata");

    public string Name => Root.GetString("metadata", "name") ?? "";

    /// <summary>The namespace, or the empty string.</summary>
    public string Namespace => Root.GetString("metadata", "namespace") ?? "";

    public string Uid => Root.GetString("metadata", "uid") ?? "";

    public string ResourceVersion => Root.GetString("metadata", "resourceVersion") ?? "";

    public long Generation => Root.GetInt64("metadata", "generation") ?? 0;

    public MapNode? Labels => Root.GetMap("metadata", "labels");

    public MapNode? Annotations => Root.GetMap("metadata", "annotations");

    public string? Label(string key) => Labels.GetString(key);

    public string? Annotation(string key) => Annotations.GetString(key);

    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
