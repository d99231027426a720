using Flux.Helm.Templates.Text;
using Flux.Helm.Values.Schemas.Formats;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Keywords on strings and numbers.</summary>
internal static class ScalarKeywords
{
    public static void Check(SchemaRun run, string text)
    {
        var length = GoText.RuneCount(text);
        if (run.Number("minLength") is { } least && length < least)
        {
            run.Fail($"minLength: got {length}, want {SchemaText.Number(least)}");
        }

        if (run.Number("maxLength") is { } most && length > most)
        {
            run.Fail($"maxLength: got {length}, want {SchemaText.Number(most)}");
        }

        if (run.Schema.GetString("pattern") is { } pattern && !run.Validator.IsMatch(pattern, text))
        {
            run.Fail($"{SchemaText.Quote(text)} does not match pattern {SchemaText.Quote(pattern)}");
        }

        if (run.Validator.ChecksFormats && run.Schema.GetString("format") is { } format && TextFormats.Problem(format, text) is { } problem)
        {
            run.Fail($"{SchemaText.Quote(text)} is not valid {format}: {problem}");
        }
    }

    public static void Check(SchemaRun run, double number)
    {
        var old = run.Validator.Draft == 4;
        var (low, high) = (run.Number("minimum"), run.Number("maximum"));
        var lowIsOpen = old && (run.Schema.GetBoolean("exclusiveMinimum") ?? false);
        var highIsOpen = old && (run.Schema.GetBoolean("exclusiveMaximum") ?? false);
        Bound(run, "minimum", lowIsOpen ? null : low, limit => number < limit, number);
        Bound(run, "maximum", highIsOpen ? null : high, limit => number > limit, number);
        Bound(run, "exclusiveMinimum", lowIsOpen ? low : run.Number("exclusiveMinimum"), limit => number <= limit, number);
        Bound(run, "exclusiveMaximum", highIsOpen ? high : run.Number("exclusiveMaximum"), limit => number >= limit, number);
        Bound(run, "multipleOf", run.Number("multipleOf"), limit => limit != 0 && !IsMultiple(number, limit), number);
    }

    private static void Bound(SchemaRun run, string keyword, double? limit, Func<double, bool> isBroken, double number)
    {
        if (limit is { } given && isBroken(given))
        {
            run.Fail($"{keyword}: got {SchemaText.Number(number)}, want {SchemaText.Number(given)}");
        }
    }

    private static bool IsMultiple(double number, double factor)
    {
        try
        {
            return (decimal)number % (decimal)factor == 0;
        }
        catch (OverflowException)
        {
            return Math.IEEERemainder(number, factor) == 0;
        }
    }
}
