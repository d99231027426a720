using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>What calls cost, in the units that Kubernetes counts for rules of custom resources.</summary>
internal static class CelCallCosts
{
    private const double StringFactor = 0.1;
    private const double RegexFactor = 0.25;

    /// <summary>A question to the authorizer may leave the process.</summary>
    private const long Authorization = 350_000;

    public static long Of(string function, string overload, ReadOnlySpan<CelValue> arguments, CelValue result) => function switch
    {
        "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => Traversal(arguments[0]),
        "url" or "lowerAscii" or "upperAscii" or "substring" or "trim" or "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver" =>
            Strings(CelSizes.Of(arguments[0])),
        "replace" or "split" or "ip.isCanonical" => Strings(2 * CelSizes.Of(arguments[0])),
        "join" => Strings(2 * CelSizes.Of(result)),
        "find" or "findAll" => Match(CelSizes.Of(arguments[0]), CelSizes.Of(arguments[1])),
        "ip" => arguments[0].Kind == CelKind.Opaque ? 1 : Strings(CelSizes.Of(arguments[0])),
        "containsIP" => Strings(2 * CelSizes.Of(arguments[0])) + (overload == "cidr_contains_ip_string" ? Strings(CelSizes.Of(arguments[1])) : 0),
        "containsCIDR" => Strings(2 * CelSizes.Of(arguments[0])) + Strings(CelSizes.Of(arguments[0])) + 1
            + (overload == "cidr_contains_cidr_string" ? Strings(CelSizes.Of(arguments[1])) : 0),
        "check" => Authorization,
        "validate" => Validate(arguments),
        "sets.contains" or "sets.intersects" => 1 + (CelSizes.Of(arguments[0]) * CelSizes.Of(arguments[1])),
        "sets.equivalent" => 1 + (2 * CelSizes.Of(arguments[0]) * CelSizes.Of(arguments[1])),
        "slice" or "lists.range" => 11 + CelSizes.Of(result),
        "reverse" when arguments[0].Kind == CelKind.List => 11 + CelSizes.Of(result),
        "flatten" => 11 + (CelSizes.Of(arguments[0]) * (arguments.Length == 2 ? Math.Clamp(arguments[1].AsInt, 0, 1000) : 1)),
        "distinct" => SelfCompare(arguments[0]),
        "sort" when overload.Length > 0 => SelfCompare(arguments[0]),
        "@sortByAssociatedKeys" when overload.Length > 0 => SelfCompare(arguments[1]),
        _ => OfOverload(overload, arguments),
    };

    public static long Match(long text, long pattern) => Strings(1 + text) * (long)Math.Ceiling(pattern * RegexFactor);

    private static long Strings(long size) => (long)Math.Ceiling(size * StringFactor);

    private static long OfOverload(string overload, ReadOnlySpan<CelValue> arguments)
    {
        switch (overload)
        {
            case "starts_with_string" or "ends_with_string" or "string_to_bytes" or "bytes_to_string" or "strings_quote" or "string_format":
                return Strings(CelSizes.Of(arguments[0]));
            case "in_list":
                return CelSizes.Of(arguments[1]);
            case "equals" or "not_equals" when arguments[0].Kind == CelKind.Opaque:
                return 1;
            case "equals" or "not_equals" or "less_string" or "greater_string" or "less_equals_string" or "greater_equals_string"
                or "less_bytes" or "greater_bytes" or "less_equals_bytes" or "greater_equals_bytes":
                return Strings(Math.Min(CelSizes.Of(arguments[0]), CelSizes.Of(arguments[1])));
            case "add_string" or "add_bytes":
                return Strings(CelSizes.Of(arguments[0]) + CelSizes.Of(arguments[1]));
            case "matches" or "matches_string":
                return Match(CelSizes.Of(arguments[0]), CelSizes.Of(arguments[1]));
            case "contains_string":
                return Strings(CelSizes.Of(arguments[0])) * Strings(CelSizes.Of(arguments[1]));
            default:
                return 1;
        }
    }

    private static long Validate(ReadOnlySpan<CelValue> arguments) =>
        arguments[0].Kind == CelKind.Opaque && arguments[0].AsOpaque is CelNamedFormat format
            ? Match(CelSizes.Of(arguments[1]), format.RegexSize)
            : 1;

    private static long SelfCompare(CelValue list)
    {
        var size = CelSizes.Of(list);
        var isText = list.Kind == CelKind.List && size > 0 && list.AsList[0].Kind is CelKind.String or CelKind.Bytes;
        return 11 + (long)(size * size * (isText ? 2 + StringFactor : 2));
    }

    private static long Traversal(CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return (long)(System.Text.Encoding.UTF8.GetByteCount(value.AsString) * StringFactor);
            case CelKind.Bytes:
                return (long)(value.AsBytes.Length * StringFactor);
            case CelKind.List:
                var sum = 0L;
                foreach (var item in value.AsList)
                {
                    sum += Traversal(item);
                }

                return sum;
            case CelKind.Map:
                var total = 0L;
                foreach (var key in value.AsMap.Keys)
                {
                    value.AsMap.TryGet(key, out var entry);
                    total += Traversal(key) + Traversal(entry);
                }

                return total;
            default:
                return 1;
        }
    }
}
