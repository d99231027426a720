namespace Flux.Manifests.Nodes;

/// <summary>The six kinds of value that JSON, and YAML as Kubernetes reads it, can hold.</summary>
public enum NodeKind
{
    Null,
    Boolean,
    Number,
    String,
    List,
    Map,
}
