using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// A value that fits a type. Results share subtrees with the values they came from, so a value must not be changed while one is in use.
/// </summary>
public sealed class TypedValue
{
    private PathSet? _fieldSet;

    private TypedValue(Node value, TypedSchema type)
    {
        Value = value;
        Type = type;
    }

    public Node Value { get; }

    public TypedSchema Type { get; }

    /// <summary>Types a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">What it has to fit.</param>
    /// <param name="allowDuplicates">Whether associative lists may hold equal items, as stored objects may but applied ones may not.</param>
    /// <exception cref="StructuredMergeException">It does not fit; the message lists every misfit with its path.</exception>
    public static TypedValue Create(Node value, TypedSchema type, bool allowDuplicates = false) =>
        ValueValidator.Validate(value, type, allowDuplicates) is { } misfits
            ? throw new StructuredMergeException(misfits)
            : new TypedValue(value, type);

    /// <summary>The fields that the value mentions.</summary>
    /// <param name="expected">A set that it probably equals, and which is then returned.</param>
    public PathSet ToFieldSet(PathSet? expected = null) => _fieldSet ??= FieldSetCollector.Collect(Value, Type.Root, expected);

    /// <summary>What another value of the same type has changed, seen from this one.</summary>
    public ValueComparison Compare(TypedValue other)
    {
        RequireSameType(other);
        return ValueComparer.Compare(Value, other.Value, Type);
    }

    /// <summary>This value with a partial one laid over it; this very value when that changes nothing.</summary>
    public TypedValue Merge(TypedValue partial)
    {
        RequireSameType(partial);
        return With(ValueMerger.Merge(Value, partial.Value, Type));
    }

    /// <summary>This value without the given fields and items.</summary>
    public TypedValue RemoveItems(PathSet items) => With(ItemRemover.Remove(Value, items, Type));

    /// <summary>Only the given fields and items of this value.</summary>
    /// <param name="items">What to keep.</param>
    /// <param name="appendKeyFields">Whether to keep also the key fields of the list items on the way.</param>
    public TypedValue ExtractItems(PathSet items, bool appendKeyFields = false)
    {
        items = appendKeyFields ? items.Union(KeyFieldCollector.Collect(items.Intersection(ToFieldSet()))) : items;
        return With(ItemRemover.Extract(Value, items, Type));
    }

    /// <summary>The set with every declared field on the way to a member made a member too.</summary>
    public PathSet EnsureNamedFieldsAreMembers(PathSet set) => NamedFields.EnsureMembers(set, Type.Root);

    /// <summary>The set fitted to the schema, when it was written under an older one; the same set when it fits.</summary>
    public PathSet Reconcile(PathSet set) => SetReconciler.Reconcile(set, Type);

    private TypedValue With(Node value) => ReferenceEquals(value, Value) ? this : new TypedValue(value, Type);

    private void RequireSameType(TypedValue other)
    {
        if (!ReferenceEquals(Type, other.Type))
        {
            throw new StructuredMergeException("expected objects of the same type");
        }
    }
}
