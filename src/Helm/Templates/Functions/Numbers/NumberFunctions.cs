using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Numbers;

/// <summary>sprig's arithmetic: on int64 whatever comes in, or on decimals with a float64 result.</summary>
internal static class NumberFunctions
{
    private static readonly G[] One = [G.Interface];
    private static readonly G[] Two = [G.Interface, G.Interface];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "atoi", [G.String], G.Int, a => GoNumberText.ParseInt(a.Text(0), 10) ?? 0L },
            { "int64", One, G.Int64, a => new GoInt64(Conversion.ToInt64(a[0])) },
            { "int", One, G.Int, a => Conversion.ToInt64(a[0]) },
            { "float64", One, G.Float64, a => Conversion.ToFloat64(a[0]) },
            { "toDecimal", One, G.Int64, a => new GoInt64(GoNumberText.ParseInt(GoFormat.Print(a[0]), 8) ?? 0) },
            { "until", [G.Int], G.IntSlice, (context, a) => Sequences.UntilStep(context, 0, a.Long(0), a.Long(0) < 0 ? -1 : 1) },
            { "untilStep", [G.Int, G.Int, G.Int], G.IntSlice, (context, a) => Sequences.UntilStep(context, a.Long(0), a.Long(1), a.Long(2)) },
            { "add1", One, G.Int64, a => new GoInt64(unchecked(Conversion.ToInt64(a[0]) + 1)) },
            { "sub", Two, G.Int64, a => new GoInt64(unchecked(Conversion.ToInt64(a[0]) - Conversion.ToInt64(a[1]))) },
            { "div", Two, G.Int64, a => Divide(a, remainder: false) },
            { "mod", Two, G.Int64, a => Divide(a, remainder: true) },
            { "add1f", One, G.Float64, a => Decimals(a[0], [1L], DecimalNumber.Add) },
            { "ceil", One, G.Float64, a => Math.Ceiling(Conversion.ToFloat64(a[0])) },
            { "floor", One, G.Float64, a => Math.Floor(Conversion.ToFloat64(a[0])) },
        };
        group.Add("seq", new TemplateMethod([G.Int], true, G.String, (context, a) => Sequences.Seq(context, a)));
        group.AddVariadic("add", One, G.Int64, a => Fold(0, a, (x, y) => unchecked(x + y)));
        group.AddVariadic("mul", Two, G.Int64, a => Fold(Conversion.ToInt64(a[0]), a.From(1), (x, y) => unchecked(x * y)));
        foreach (var name in (string[])["max", "biggest"])
        {
            group.AddVariadic(name, Two, G.Int64, a => Fold(Conversion.ToInt64(a[0]), a.From(1), Math.Max));
        }

        group.AddVariadic("min", Two, G.Int64, a => Fold(Conversion.ToInt64(a[0]), a.From(1), Math.Min));
        group.AddVariadic("maxf", Two, G.Float64, a => a.Select(Conversion.ToFloat64).Aggregate(Math.Max));
        group.AddVariadic("minf", Two, G.Float64, a => a.Select(Conversion.ToFloat64).Aggregate(Math.Min));
        group.AddVariadic("addf", One, G.Float64, a => Decimals(0.0, a, DecimalNumber.Add));
        group.AddVariadic("subf", Two, G.Float64, a => Decimals(a[0], a.From(1), DecimalNumber.Subtract));
        group.AddVariadic("mulf", Two, G.Float64, a => Decimals(a[0], a.From(1), DecimalNumber.Multiply));
        group.AddVariadic("divf", Two, G.Float64, a => Decimals(a[0], a.From(1), DecimalNumber.Divide));
        group.AddVariadic("round", [G.Interface, G.Int, G.Float64], G.Float64, a => Round(a));
        return group;
    }

    private static GoInt64 Fold(long start, object?[] rest, Func<long, long, long> combine) =>
        new(rest.Aggregate(start, (sum, item) => combine(sum, Conversion.ToInt64(item))));

    private static double Decimals(object? start, object?[] rest, Func<DecimalNumber, DecimalNumber, DecimalNumber> combine)
    {
        var result = DecimalNumber.From(Conversion.ToFloat64(start));
        foreach (var item in rest)
        {
            result = combine(result, DecimalNumber.From(Conversion.ToFloat64(item)));
        }

        return result.ToDouble();
    }

    private static GoInt64 Divide(object?[] arguments, bool remainder)
    {
        var left = Conversion.ToInt64(arguments[0]);
        var right = Conversion.ToInt64(arguments[1]);
        return right switch
        {
            0 => throw new TemplateCallException("runtime error: integer divide by zero"),
            -1 => new GoInt64(remainder ? 0 : unchecked(-left)),
            _ => new GoInt64(remainder ? left % right : left / right),
        };
    }

    private static double Round(object?[] arguments)
    {
        var roundOn = arguments.Length > 2 ? (double)arguments[2]! : 0.5;
        var power = Math.Pow(10, arguments.Long(1));
        var digit = power * Conversion.ToFloat64(arguments[0]);
        var fraction = digit - Math.Truncate(digit);
        return (fraction >= roundOn ? Math.Ceiling(digit) : Math.Floor(digit)) / power;
    }
}
