using System.Numerics;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>eq and lt of text/template: basic kinds compare within their kind, integers across signs.</summary>
internal static class Comparison
{
    private enum Basic
    {
        Other,
        Bool,
        Complex,
        Int,
        Float,
        String,
        Uint,
    }

    public static bool Equal(GoValue left, GoValue right)
    {
        var a = left.Data;
        var b = right.Data;
        var kind = Kind(a);
        if (kind != Kind(b))
        {
            if (GoNumbers.IsInteger(a) && GoNumbers.IsInteger(b))
            {
                return GoNumbers.ToBigInteger(a!) == GoNumbers.ToBigInteger(b!);
            }

            return a is null || b is null ? false : throw Incompatible(a, b);
        }

        return kind switch
        {
            Basic.Bool => (bool)a! == (bool)b!,
            Basic.Complex => (Complex)a! == (Complex)b!,
            Basic.Float => (double)a! == (double)b!,
            Basic.String => string.Equals((string)a!, (string)b!, StringComparison.Ordinal),
            Basic.Int or Basic.Uint => GoNumbers.ToBigInteger(a!) == GoNumbers.ToBigInteger(b!),
            _ => OthersEqual(a, b),
        };
    }

    public static bool Less(GoValue left, GoValue right)
    {
        var a = left.Data;
        var b = right.Data;
        var kind = Kind(a);
        var other = Kind(b);
        if (kind == Basic.Other || other == Basic.Other)
        {
            throw new TemplateCallException("invalid type for comparison");
        }

        if (kind != other)
        {
            return GoNumbers.IsInteger(a) && GoNumbers.IsInteger(b)
                ? GoNumbers.ToBigInteger(a!) < GoNumbers.ToBigInteger(b!)
                : throw Incompatible(a!, b!);
        }

        return kind switch
        {
            Basic.Float => (double)a! < (double)b!,
            Basic.String => GoText.Compare((string)a!, (string)b!) < 0,
            Basic.Int or Basic.Uint => GoNumbers.ToBigInteger(a!) < GoNumbers.ToBigInteger(b!),
            _ => throw new TemplateCallException("invalid type for comparison"),
        };
    }

    private static bool OthersEqual(object? a, object? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        var first = GoType.Of(a)!;
        var second = GoType.Of(b)!;
        // Values are printed with %s, whatever they hold.
        if (first.Kind != second.Kind)
        {
            throw new TemplateCallException(GoFormat.Printf("non-comparable types %s: ", a) + $"{first}, {second}: " + GoFormat.Printf("%v", b));
        }

        if (IsNil(a) || IsNil(b))
        {
            return IsNil(a) == IsNil(b);
        }

        if (second.Kind is GoKind.Map or GoKind.Slice)
        {
            throw new TemplateCallException(GoFormat.Printf("non-comparable type %s: ", b) + second);
        }

        return GoEquality.DeepEqual(a, b);
    }

    private static bool IsNil(object value) => value is GoMap { IsNil: true } or GoList { IsNil: true } or GoObject { IsNil: true };

    private static Basic Kind(object? value) => value switch
    {
        string => Basic.String,
        bool => Basic.Bool,
        double => Basic.Float,
        Complex => Basic.Complex,
        _ when GoNumbers.IsSigned(value) => Basic.Int,
        _ when GoNumbers.IsUnsigned(value) => Basic.Uint,
        _ => Basic.Other,
    };

    private static TemplateCallException Incompatible(object left, object right) =>
        new($"incompatible types for comparison: {GoType.Of(left)} and {GoType.Of(right)}");
}
