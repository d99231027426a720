using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Schemas.Structural.Rules.Costs;

/// <summary>Bounds of one call's cost, its arguments included.</summary>
internal readonly struct RuleCallCosts(RuleCostEstimator sizes, CallExpr call, CostRange[] argumentCosts)
{
    private const double Text = 0.1;
    private const double Pattern = 0.25;

    private static readonly CostRange One = CostRange.Of(1);

    public CallCost Of(string overload)
    {
        var cost = OfFunction(overload) ?? OfOverload(overload);
        return cost with { Cost = cost.Cost + Arguments(overload) };
    }

    /// <summary>Operators that may leave out an operand count them on their own.</summary>
    private CostRange Arguments(string overload)
    {
        if (overload is "logical_and" or "logical_or" or "conditional")
        {
            return default;
        }

        var sum = default(CostRange);
        foreach (var cost in argumentCosts)
        {
            sum += cost;
        }

        return sum;
    }

    private CostRange Target => call.Target is null ? CostRange.Unknown : sizes.SizeOf(call.Target);

    private CostRange Argument(int index) => index < call.Arguments.Count ? sizes.SizeOf(call.Arguments[index]) : CostRange.Unknown;

    private CallCost? OfFunction(string overload) => overload switch
    {
        "list_sets_contains_list" or "list_sets_intersects_list" => new CallCost((Argument(0) * Argument(1)) + One),
        "list_sets_equivalent_list" => new CallCost((Argument(0) * Argument(1) * 2.0) + One),
        "list_slice" => Allocating(1, CostRange.Of(ConstantOr(1, Target.Max) - Math.Min(ConstantOr(0, 0), ConstantOr(1, Target.Max)))),
        "lists_range" => Allocating(1, CostRange.Of(ConstantOr(0, ulong.MaxValue))),
        "list_reverse" => Allocating(1, Target),
        "list_flatten" => Allocating(1, Target),
        "list_flatten_int" => Allocating(ConstantOr(0, ulong.MaxValue), Target),
        "list_distinct" => Allocating(2, Target * Target),
        _ when overload.EndsWith("_sort", StringComparison.Ordinal) => Allocating(IsText(overload) ? 2.1 : 2, Target * Target),
        _ when overload.EndsWith("_sortByAssociatedKeys", StringComparison.Ordinal) => Allocating(IsText(overload) ? 2.1 : 2, Argument(0) * Argument(0)),
        _ => OfLibrary(overload),
    };

    private static bool IsText(string overload) =>
        overload.StartsWith("list_string", StringComparison.Ordinal) || overload.StartsWith("list_bytes", StringComparison.Ordinal);

    private CallCost? OfLibrary(string overload)
    {
        switch (call.Function)
        {
            case "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" when call.Target is not null:
                return new CallCost(Traversal());
            case "url":
                return new CallCost(Argument(0) * Text, Argument(0));
            case "lowerAscii" or "upperAscii" or "substring" or "trim":
                return new CallCost(Target * Text, Target);
            case "replace" when call.Arguments.Count >= 2:
                return new CallCost(Target * (2 * Text), Replaced());
            case "split":
                var most = call.Arguments.Count > 1 ? ConstantOr(1, Target.Max) : Target.Max;
                return new CallCost(Target * (2 * Text), new CostRange(0, most));
            case "join":
                return Joined();
            case "find" or "findAll":
                return new CallCost((Target + One) * Text * (Argument(0) * Pattern), new CostRange(0, Target.Max));
            case "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver":
                return new CallCost(Argument(0) * Text);
            case "ip":
                return new CallCost(overload == "cidr_ip" ? One : Argument(0) * Text);
            case "ip.isCanonical":
                return new CallCost(Argument(0) * (2 * Text));
            case "containsIP":
                return new CallCost(Addresses() + (overload == "cidr_contains_ip_string" ? Argument(0) * Text : default));
            case "containsCIDR":
                return new CallCost(Addresses() + (new CostRange(4, 16) * Text) + One + (overload == "cidr_contains_cidr_string" ? Argument(0) * Text : default));
            case "validate":
                return new CallCost(Argument(0) * Text * (128 * Pattern));
            case "format.named" or "sign" or "asInteger" or "isInteger" or "asApproximateFloat" or "isGreaterThan" or "isLessThan" or "compareTo"
                or "add" or "sub" or "major" or "minor" or "patch" or "getScheme" or "getHostname" or "getHost" or "getPort" or "getEscapedPath"
                or "getQuery" or "masked" or "prefixLength" or "family" or "isUnspecified" or "isLoopback" or "isLinkLocalMulticast"
                or "isLinkLocalUnicast" or "isGlobalUnicast":
                return new CallCost(One);
            case Operators.Equal when call.Arguments[0].Type is { Kind: CelTypeKind.Opaque } type && type.Equals(call.Arguments[1].Type):
                return new CallCost(One);
            default:
                return null;
        }
    }

    private CostRange Traversal()
    {
        if (call.Target!.Type is not { Kind: CelTypeKind.List } list)
        {
            return Target * Text;
        }

        var item = list.Parameters[0].Kind is CelTypeKind.String or CelTypeKind.Bytes ? One + (sizes.ItemSizeOf(call.Target) * Text) : One;
        return Target * item;
    }

    private static CostRange Addresses() => (new CostRange(4, 16) + new CostRange(4, 16)) * Text;

    private CallCost Joined()
    {
        var items = call.Target!.Type is { Kind: CelTypeKind.List } ? Target * sizes.ItemSizeOf(call.Target) : default;
        if (call.Arguments.Count > 0)
        {
            items += Argument(0) * new CostRange(Target.Min > 0 ? Target.Min - 1 : 0, Target.Max > 0 ? Target.Max - 1 : 0);
        }

        return new CallCost(items * Text, items);
    }

    /// <summary>The size of a text in which every match, and between empty matches every character, was replaced.</summary>
    private CostRange Replaced()
    {
        var (text, old, with) = (Target, Argument(0), Argument(1));
        var (most, keptMost) = old.Min == 0 ? (CostRange.Add(text.Max, 1), text.Max)
            : with.Max <= old.Min ? (0UL, text.Max)
            : ((ulong)Math.Ceiling((double)text.Max / old.Min), 0UL);
        var (least, keptLeast) = old.Max == 0 ? (CostRange.Add(text.Min, 1), text.Min)
            : old.Max <= with.Min ? (0UL, text.Min)
            : ((ulong)Math.Ceiling((double)text.Min / old.Max), 0UL);
        return (new CostRange(least, most) * with) + new CostRange(keptLeast, keptMost);
    }

    private static CallCost Allocating(double factor, CostRange size) => new((size * factor) + CostRange.Of(11), size);

    private ulong ConstantOr(int index, ulong other) =>
        index < call.Arguments.Count && call.Arguments[index] is ConstExpr { Value: { Kind: CelKind.Int } value } && value.AsInt >= 0 ? (ulong)value.AsInt : other;

    private CallCost OfOverload(string overload)
    {
        switch (overload)
        {
            case "string_format":
                return new CallCost(Target * Text);
            case "string_to_bytes":
                return new CallCost(Argument(0) * Text, new CostRange(Argument(0).Min, CostRange.Multiply(Argument(0).Max, 4)));
            case "bytes_to_string":
                return new CallCost(Argument(0) * Text, new CostRange(Argument(0).Min / 4, Argument(0).Max));
            case "strings_quote":
                return new CallCost(Argument(0) * Text, (Argument(0) * new CostRange(1, 2)) + CostRange.Of(2));
            case "starts_with_string" or "ends_with_string":
                return new CallCost(Argument(0) * Text);
            case "in_list":
                return new CallCost(Argument(1));
            case "matches_string":
                return new CallCost((Target + One) * Text * (Argument(0) * Pattern));
            case "contains_string":
                return new CallCost(Target * Text * (Argument(0) * Text));
            case "logical_and" or "logical_or":
                return new CallCost(new CostRange(argumentCosts[0].Min, (argumentCosts[0] + argumentCosts[1]).Max));
            case "conditional":
                sizes.SetEntries(call, EntrySizes.Union(sizes.EntriesOf(call.Arguments[1]), sizes.EntriesOf(call.Arguments[2])));
                return new CallCost(argumentCosts[0] + argumentCosts[1].Union(argumentCosts[2]), Argument(1).Union(Argument(2)));
            case "add_string" or "add_bytes" or "add_list":
                sizes.SetEntries(call, EntrySizes.Union(sizes.EntriesOf(call.Arguments[0]), sizes.EntriesOf(call.Arguments[1])));
                var sum = Argument(0) + Argument(1);
                return new CallCost(overload == "add_list" ? One : sum * Text, sum);
            case "equals" or "not_equals" or "less_string" or "greater_string" or "less_equals_string" or "greater_equals_string"
                or "less_bytes" or "greater_bytes" or "less_equals_bytes" or "greater_equals_bytes":
                var most = Math.Min(Argument(0).Max, Argument(1).Max);
                return new CallCost(new CostRange(most > 0 ? 1UL : 0, most) * Text);
            default:
                return new CallCost(One);
        }
    }
}
