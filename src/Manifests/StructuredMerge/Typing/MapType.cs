using System.Collections.Immutable;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A struct with declared fields, a map with elements of one type, or both.</summary>
public sealed class MapType
{
    private readonly ImmutableArray<StructField> _fields;
    private readonly Dictionary<string, StructField>? _byName;

    /// <param name="fields">The declared fields.</param>
    /// <param name="element">The type of every other entry; null when others are refused.</param>
    /// <param name="relationship">Whether the map is one value or many.</param>
    public MapType(IEnumerable<StructField> fields, TypeReference? element, ElementRelationship relationship)
        : this([.. fields], byName: null, element, relationship)
    {
    }

    private MapType(ImmutableArray<StructField> fields, Dictionary<string, StructField>? byName, TypeReference? element, ElementRelationship relationship)
    {
        _fields = fields;
        _byName = byName ?? (fields.IsEmpty ? null : ByName(fields));
        Element = element;
        Relationship = relationship;
    }

    public ImmutableArray<StructField> Fields => _fields;

    public TypeReference? Element { get; }

    public ElementRelationship Relationship { get; }

    internal bool IsAtomic => Relationship == ElementRelationship.Atomic;

    /// <summary>The declared field of a name; null when there is none.</summary>
    public StructField? FindField(string name) => _byName is not null && _byName.TryGetValue(name, out var field) ? field : null;

    /// <inheritdoc cref="FindField(string)"/>
    internal StructField? FindField(ReadOnlySpan<char> name) =>
        _byName is not null && _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;

    internal MapType With(ElementRelationship relationship) => new(_fields, _byName, Element, relationship);

    private static Dictionary<string, StructField> ByName(ImmutableArray<StructField> fields)
    {
        var byName = new Dictionary<string, StructField>(fields.Length, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            byName[field.Name] = field;
        }

        return byName;
    }
}
