using System.Diagnostics.CodeAnalysis;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A closed set of named types. Immutable once made; every mention inside is resolved then, so walks do no look-ups.</summary>
public sealed class TypeSchema
{
    private readonly Dictionary<string, TypeAtom> _types;
    private readonly Dictionary<(TypeAtom Atom, ElementRelationship Relationship), TypeAtom?> _overridden = [];

    /// <param name="types">Atoms by name. Their type references become this schema's own and must not be used in another.</param>
    public TypeSchema(IEnumerable<KeyValuePair<string, TypeAtom>> types)
    {
        _types = new Dictionary<string, TypeAtom>(types, StringComparer.Ordinal);
        foreach (var atom in _types.Values)
        {
            Link(atom);
        }
    }

    public IReadOnlyDictionary<string, TypeAtom> Types => _types;

    public bool TryGetType(string name, [NotNullWhen(true)] out TypeAtom? atom) => _types.TryGetValue(name, out atom);

    /// <summary>A mention of a type of this schema, for typing whole values.</summary>
    public TypeReference Reference(string name)
    {
        var reference = TypeReference.To(name);
        Resolve(reference);
        return reference;
    }

    private void Link(TypeAtom atom)
    {
        if (atom.List is { Element: { } item })
        {
            Resolve(item);
        }

        if (atom.Map is { } map)
        {
            if (map.Element is { } element)
            {
                Resolve(element);
            }

            foreach (var field in map.Fields)
            {
                Resolve(field.Type);
            }
        }
    }

    private void Resolve(TypeReference reference)
    {
        var atom = reference.Name is null ? reference.Inlined : _types.GetValueOrDefault(reference.Name);
        if (reference.Inlined is not null)
        {
            Link(reference.Inlined);
        }

        reference.Atom = atom is not null && reference.Relationship is { } relationship ? Override(atom, relationship) : atom;
    }

    // The copy shares the fields and their types with the original, so it needs no linking of its own.
    private TypeAtom? Override(TypeAtom atom, ElementRelationship relationship)
    {
        if (!_overridden.TryGetValue((atom, relationship), out var copy))
        {
            copy = atom.WithRelationship(relationship);
            _overridden.Add((atom, relationship), copy);
        }

        return copy;
    }
}
