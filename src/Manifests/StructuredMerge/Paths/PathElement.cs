using System.Globalization;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>One step of a path. Immutable; instances may be shared freely.</summary>
public sealed class PathElement : IEquatable<PathElement>, IComparable<PathElement>
{
    private readonly string? _name;
    private readonly KeyField[]? _key;
    private readonly PathValue _value;
    private readonly int _index;
    private string? _fieldsKey;

    private PathElement(PathElementKind kind, string? name = null, KeyField[]? key = null, PathValue value = default, int index = 0)
    {
        Kind = kind;
        _name = name;
        _key = key;
        _value = value;
        _index = index;
    }

    public PathElementKind Kind { get; }

    /// <summary>The name of a field element; null for the others.</summary>
    public string? FieldName => _name;

    /// <summary>The fields of a key element, sorted by name; empty for the others.</summary>
    public ReadOnlySpan<KeyField> Key => _key;

    /// <summary>The value of a value element.</summary>
    public PathValue Value => _value;

    /// <summary>The position of an index element.</summary>
    public int Index => _index;

    /// <summary>The key under which fieldsV1 writes this element, such as <c>f:spec</c> or <c>k:{"name":"x"}</c>.</summary>
    public string FieldsKey => _fieldsKey ??= PathElementText.Write(this);

    public static PathElement OfField(string name) => new(PathElementKind.Field, name);

    /// <param name="fields">In any order; fields of equal names keep theirs.</param>
    public static PathElement OfKey(params KeyField[] fields)
    {
        var sorted = fields.Length < 2 ? fields : [.. fields.OrderBy(field => field.Name, Utf8Order.Comparer)];
        return new(PathElementKind.Key, key: sorted);
    }

    public static PathElement OfValue(PathValue value) => new(PathElementKind.Value, value: value);

    public static PathElement OfIndex(int index) => new(PathElementKind.Index, index: index);

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
            PathElementKind.Field => Utf8Order.Compare(_name!, other._name!),
            PathElementKind.Key => CompareKeys(_key!, other._key!),
            PathElementKind.Value => _value.CompareTo(other._value),
            _ => _index.CompareTo(other._index),
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
            PathElementKind.Field => string.Equals(_name, other._name, StringComparison.Ordinal),
            PathElementKind.Key => _key.AsSpan().SequenceEqual(other._key),
            PathElementKind.Value => _value.Equals(other._value),
            _ => _index == other._index,
        };
    }

    public override bool Equals(object? obj) => Equals(obj as PathElement);

    public override int GetHashCode()
    {
        switch (Kind)
        {
            case PathElementKind.Field:
                return string.GetHashCode(_name, StringComparison.Ordinal);
            case PathElementKind.Key:
                var hash = 17;
                foreach (var field in _key!)
                {
                    hash = (hash * 31) + field.Value.GetHashCode();
                }

                return hash;
            case PathElementKind.Value:
                return _value.GetHashCode();
            default:
                return _index;
        }
    }

    /// <summary>As in messages: <c>.name</c>, <c>[key=value]</c>, <c>[=value]</c> or <c>[index]</c>.</summary>
    public override string ToString() => Kind switch
    {
        PathElementKind.Field => "." + _name,
        PathElementKind.Key => "[" + string.Join(",", _key!.Select(field => $"{field.Name}={field.Value}")) + "]",
        PathElementKind.Value => $"[={_value}]",
        _ => "[" + _index.ToString(CultureInfo.InvariantCulture) + "]",
    };

    public static bool operator ==(PathElement? left, PathElement? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(PathElement? left, PathElement? right) => !(left == right);

    public static bool operator <(PathElement left, PathElement right) => left.CompareTo(right) < 0;

    public static bool operator >(PathElement left, PathElement right) => left.CompareTo(right) > 0;

    public static bool operator <=(PathElement left, PathElement right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PathElement left, PathElement right) => left.CompareTo(right) >= 0;

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
