using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A list: atomic, a set of scalars (associative without keys), or maps found by key fields.</summary>
public sealed class ListType
{
    private string[]? _sortedKeys;
    private Node?[]? _keyDefaults;

    /// <summary>The type of the items; null when the schema names none, which fails every item.</summary>
    public TypeReference? Element { get; init; }

    public ElementRelationship Relationship { get; init; }

    /// <summary>The key fields, in schema order.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    internal bool IsAtomic => Relationship == ElementRelationship.Atomic;

    internal ListType With(ElementRelationship relationship) => new() { Element = Element, Relationship = relationship, Keys = Keys };

    /// <summary>The key fields in the order in which path elements hold them.</summary>
    internal string[] SortedKeys => _sortedKeys ??= [.. Keys.Order(Utf8Order.Comparer)];

    /// <summary>The defaults of the sorted key fields, which stand in for keys that an item leaves out; null when the items are not maps.</summary>
    internal Node?[]? KeyDefaults => _keyDefaults ??= FindKeyDefaults();

    private Node?[]? FindKeyDefaults()
    {
        if (Element?.Atom?.Map is not { } item)
        {
            return null;
        }

        var defaults = new Node?[SortedKeys.Length];
        for (var i = 0; i < defaults.Length; i++)
        {
            defaults[i] = item.FindField(SortedKeys[i])?.Default is { } value and not NullNode ? value : null;
        }

        return defaults;
    }
}
