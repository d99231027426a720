namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>Kinds of value inside a path element, in their sort order (integers and floats sort together, by number).</summary>
internal enum PathValueKind
{
    Float,
    Integer,
    String,
    Boolean,
    List,
    Map,
    Null,
}
