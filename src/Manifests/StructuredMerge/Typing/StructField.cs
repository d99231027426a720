using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A field that a map type declares by name.</summary>
/// <param name="name">The field's name.</param>
/// <param name="type">Its type.</param>
/// <param name="defaultValue">Its default, or null; used only to complete the keys of list items.</param>
public sealed class StructField(string name, TypeReference type, Node? defaultValue = null)
{
    public string Name { get; } = name;

    public TypeReference Type { get; } = type;

    public Node? Default { get; } = defaultValue;

    /// <summary>The path element of this field, shared by every set that mentions it.</summary>
    internal PathElement Element { get; } = PathElement.OfField(name);
}
