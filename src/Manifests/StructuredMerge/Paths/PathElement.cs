using System.Globalization;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>One step of a path. Immutable; instances may be shared freely.</summary>
public sealed class PathElement : IEquatable<PathElement>, IComparable<PathElement>
{
    // One layout for the four kinds: the name, the key fields, or the parts of the value; the index in the bits.
    private readonly PathValueKind _valueKind;
    private readonly long _bits;
    private readonly object? _reference;
    private string? _fieldsKey;

    private PathElement(PathElementKind kind, object? reference, long bits = 0, PathValueKind valueKind = default)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
        _valueKind = valueKind;
    }

    public PathElementKind Kind { get; }

    /// <summary>The name of a field element; null for the others.</summary>
    public string? FieldName => Kind == PathElementKind.Field ? Name : null;

    /// <summary>The fields of a key element, sorted by name; empty for the others.</summary>
    public ReadOnlySpan<KeyField> Key => Kind == PathElementKind.Key ? KeyFields : default;

    /// <summary>The value of a value element.</summary>
    public PathValue Value => new(_valueKind, _bits, _reference);

    /// <summary>The position of an index element.</summary>
    public int Index => (int)_bits;

    /// <summary>The key under which fieldsV1 writes this element, such as <c>f:spec</c> or <c>k:{"name":"x"}</c>.</summary>
    public string FieldsKey => _fieldsKey ??= PathElementText.Write(this);

    public static PathElement OfField(string name) => new(PathElementKind.Field, name);

    /// <param name="fields">In any order; fields of equal names keep theirs.</param>
    public static PathElement OfKey(params KeyField[] fields)
    {
        var sorted = fields.Length < 2 ? fields : [.. fields.OrderBy(field => field.Name, Utf8Order.Comparer)];
        return OfSortedKey(sorted);
    }

    public static PathElement OfValue(PathValue value) => new(PathElementKind.Value, value.Reference, value.Bits, value.Kind);

    public static PathElement OfIndex(int index) => new(PathElementKind.Index, null, index);

    internal static PathElement OfField(string name, string fieldsKey) => new(PathElementKind.Field, name) { _fieldsKey = fieldsKey };

    internal static PathElement OfSortedKey(KeyField[] fields) => new(PathElementKind.Key, fields);

    public int CompareTo(PathElement? other)
    {
        if (ReferenceEquals(this, other))
        {
            return 0;
        }

        if (other is null || Kind != other.Kind)
        {
            return other is null ? 1 : Kind.CompareTo(other.Kind);
        }

        return Kind switch
        {
            PathElementKind.Field => Utf8Order.Compare(Name, other.Name),
            PathElementKind.Key => CompareKeys(KeyFields, other.KeyFields),
            PathElementKind.Value => Value.CompareTo(other.Value),
            _ => _bits.CompareTo(other._bits),
        };
    }

    public bool Equals(PathElement? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            PathElementKind.Field => string.Equals(Name, other.Name, StringComparison.Ordinal),
            PathElementKind.Key => KeyFields.AsSpan().SequenceEqual(other.KeyFields),
            PathElementKind.Value => Value.Equals(other.Value),
            _ => _bits == other._bits,
        };
    }

    public override bool Equals(object? obj) => Equals(obj as PathElement);

    public override int GetHashCode()
    {
        switch (Kind)
        {
            case PathElementKind.Field:
                return string.GetHashCode(Name, StringComparison.Ordinal);
            case PathElementKind.Key:
                var hash = 17;
                foreach (ref readonly var field in KeyFields.AsSpan())
                {
                    hash = (hash * 31) + field.Value.GetHashCode();
                }

                return hash;
            case PathElementKind.Value:
                return Value.GetHashCode();
            default:
                return Index;
        }
    }

    /// <summary>As in messages: <c>.name</c>, <c>[key=value]</c>, <c>[=value]</c> or <c>[index]</c>.</summary>
    public override string ToString() => Kind switch
    {
        PathElementKind.Field => "." + Name,
        PathElementKind.Key => "[" + string.Join(",", KeyFields.Select(field => $"{field.Name}={field.Value}")) + "]",
        PathElementKind.Value => $"[={Value}]",
        _ => "[" + Index.ToString(CultureInfo.InvariantCulture) + "]",
    };

    public static bool operator ==(PathElement? left, PathElement? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(PathElement? left, PathElement? right) => !(left == right);

    public static bool operator <(PathElement left, PathElement right) => left.CompareTo(right) < 0;

    public static bool operator >(PathElement left, PathElement right) => left.CompareTo(right) > 0;

    public static bool operator <=(PathElement left, PathElement right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PathElement left, PathElement right) => left.CompareTo(right) >= 0;

    private string Name => (string)_reference!;

    private KeyField[] KeyFields => (KeyField[])_reference!;

    private static int CompareKeys(KeyField[] left, KeyField[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = Utf8Order.Compare(left[i].Name, right[i].Name);
            order = order != 0 ? order : left[i].Value.CompareTo(right[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
