using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// A value inside a path element, unpacked for comparing. fieldsV1 text reads every number as a float, objects hold integers:
/// both compare by number, and print differently only beyond 10^6.
/// </summary>
public readonly struct PathValue : IEquatable<PathValue>, IComparable<PathValue>
{
    private readonly PathValueKind _kind;
    private readonly long _bits;
    private readonly object? _reference;

    internal PathValue(PathValueKind kind, long bits = 0, object? reference = null)
    {
        _kind = kind;
        _bits = bits;
        _reference = reference;
    }

    internal PathValueKind Kind => _kind;

    internal long Bits => _bits;

    internal object? Reference => _reference;

    public static PathValue Of(string text) => new(PathValueKind.String, reference: text);

    public static PathValue Of(long number) => new(PathValueKind.Integer, number);

    public static PathValue Of(double number) => new(PathValueKind.Float, BitConverter.DoubleToInt64Bits(number));

    /// <summary>The value of a node; lists and maps are kept by reference and must not change afterwards.</summary>
    public static PathValue Of(Node node) => node switch
    {
        StringNode text => Of(text.Value),
        NumberNode number when number.IsInteger && number.TryGetInt64(out var integer) => Of(integer),
        NumberNode number => Of(number.ToDouble()),
        BooleanNode boolean => new(PathValueKind.Boolean, boolean.Value ? 1 : 0),
        ListNode => new(PathValueKind.List, reference: node),
        MapNode => new(PathValueKind.Map, reference: node),
        _ => new(PathValueKind.Null),
    };

    public Node ToNode() => _kind switch
    {
        PathValueKind.Float => new NumberNode(GoFloat.FormatJson(Number)),
        PathValueKind.Integer => NumberNode.Of(_bits),
        PathValueKind.String => new StringNode((string)_reference!),
        PathValueKind.Boolean => BooleanNode.Of(_bits != 0),
        PathValueKind.Null => NullNode.Instance,
        _ => (Node)_reference!,
    };

    public int CompareTo(PathValue other)
    {
        if (IsNumber && other.IsNumber)
        {
            return _kind == PathValueKind.Integer && other._kind == PathValueKind.Integer
                ? _bits.CompareTo(other._bits)
                : CompareFloats(Number, other.Number);
        }

        if (_kind != other._kind)
        {
            return _kind.CompareTo(other._kind);
        }

        return _kind switch
        {
            PathValueKind.String => Utf8Order.Compare((string)_reference!, (string)other._reference!),
            PathValueKind.Boolean => _bits.CompareTo(other._bits),
            PathValueKind.List or PathValueKind.Map => NodeOrder.Compare((Node)_reference!, (Node)other._reference!),
            _ => 0,
        };
    }

    public bool Equals(PathValue other)
    {
        if (_kind == PathValueKind.String && other._kind == PathValueKind.String)
        {
            return string.Equals((string)_reference!, (string)other._reference!, StringComparison.Ordinal);
        }

        return CompareTo(other) == 0;
    }

    public override bool Equals(object? obj) => obj is PathValue other && Equals(other);

    public override int GetHashCode() => _kind switch
    {
        PathValueKind.String => string.GetHashCode((string)_reference!, StringComparison.Ordinal),
        // Seeded, unlike a number's own hash: keys come from tenants.
        PathValueKind.Float or PathValueKind.Integer => HashCode.Combine(Number),
        PathValueKind.List or PathValueKind.Map => ((Node)_reference!).GetHashCode(),
        _ => HashCode.Combine(_kind, _bits),
    };

    /// <summary>As paths print it: strings quoted, floats in their shortest form.</summary>
    public override string ToString() => _kind switch
    {
        PathValueKind.Float => GoFloat.FormatShortest(Number),
        PathValueKind.Integer => _bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        PathValueKind.String => GoText.Quote((string)_reference!),
        PathValueKind.Boolean => _bits != 0 ? "true" : "false",
        PathValueKind.Null => "null",
        _ => NodeText((Node)_reference!),
    };

    public static bool operator ==(PathValue left, PathValue right) => left.Equals(right);

    public static bool operator !=(PathValue left, PathValue right) => !left.Equals(right);

    public static bool operator <(PathValue left, PathValue right) => left.CompareTo(right) < 0;

    public static bool operator >(PathValue left, PathValue right) => left.CompareTo(right) > 0;

    public static bool operator <=(PathValue left, PathValue right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PathValue left, PathValue right) => left.CompareTo(right) >= 0;

    private double Number => _kind == PathValueKind.Integer ? _bits : BitConverter.Int64BitsToDouble(_bits);

    private bool IsNumber => _kind is PathValueKind.Float or PathValueKind.Integer;

    // NaN compares as equal to everything, as the Go comparison by < and > does; JSON cannot hold it anyway.
    private static int CompareFloats(double left, double right) => left > right ? 1 : left < right ? -1 : 0;

    private static string NodeText(Node node) => node switch
    {
        ListNode list => "[" + string.Join(",", list.Select(item => Of(item).ToString())) + "]",
        MapNode map => string.Concat(map.Select(entry => $"{entry.Key}={Of(entry.Value)}")),
        _ => Of(node).ToString(),
    };
}
