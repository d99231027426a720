using Flux.Manifests.Cel.Values;
using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Cel.Functions;

/// <summary>The string functions that every environment has.</summary>
internal static class StandardStrings
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("contains", static a => Test(a, static (text, part) => text.Contains(part, StringComparison.Ordinal)), "contains_string: string.(string) -> bool"),
        CelFunction.Declare("endsWith", static a => Test(a, static (text, part) => text.EndsWith(part, StringComparison.Ordinal)), "ends_with_string: string.(string) -> bool"),
        CelFunction.Declare("startsWith", static a => Test(a, static (text, part) => text.StartsWith(part, StringComparison.Ordinal)), "starts_with_string: string.(string) -> bool"),
        CelFunction.Declare("matches", Matches, "matches: (string, string) -> bool", "matches_string: string.(string) -> bool"),
    ];

    private static CelValue Test(ReadOnlySpan<CelValue> arguments, Func<string, string, bool> holds) =>
        arguments[0].Kind == CelKind.String && arguments[1].Kind == CelKind.String
            ? CelValue.Of(holds(arguments[0].AsString, arguments[1].AsString))
            : CelValue.NoSuchOverload;

    private static CelValue Matches(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.String)
        {
            return CelValue.NoSuchOverload;
        }

        var regex = GoRegex.TryParse(arguments[1].AsString, out var error);
        return regex is null ? CelValue.Error(error!) : Match(regex, arguments[0].AsString);
    }

    /// <summary>As <c>matches</c> with a pattern made ready before.</summary>
    public static CelValue Match(GoRegex regex, string text)
    {
        try
        {
            return CelValue.Of(regex.IsMatch(text));
        }
        catch (NotSupportedException)
        {
            return CelValue.Error("error parsing regexp: expression too large");
        }
    }
}
