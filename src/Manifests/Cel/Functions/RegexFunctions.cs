using Flux.Manifests.Cel.Values;
using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Cel.Functions;

/// <summary><c>find</c> and <c>findAll</c>.</summary>
internal static class RegexFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("find", Find, "string_find_string: string.(string) -> string"),
        CelFunction.Declare("findAll", FindAll, "string_find_all_string: string.(string) -> list(string)", "string_find_all_string_int: string.(string, int) -> list(string)"),
    ];

    private static CelValue Find(ReadOnlySpan<CelValue> arguments) =>
        Matches(arguments, 1, static found => CelValue.Of(found.Count > 0 ? found[0] : ""));

    private static CelValue FindAll(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments.Length == 3 && arguments[2].Kind != CelKind.Int)
        {
            return CelValue.NoSuchOverload;
        }

        var limit = arguments.Length == 3 ? arguments[2].AsInt : -1;
        return Matches(arguments, limit, static found => CelValue.Of(new CelArrayList([.. found.Select(CelValue.Of)])));
    }

    private static CelValue Matches(ReadOnlySpan<CelValue> arguments, long limit, Func<List<string>, CelValue> result)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.String)
        {
            return CelValue.NoSuchOverload;
        }

        var regex = GoRegex.TryParse(arguments[1].AsString, out var error);
        if (regex is null)
        {
            return CelValue.Error($"Illegal regex: {error}");
        }

        var found = new List<string>();
        try
        {
            var match = regex.Regex.Match(arguments[0].AsString);
            for (; match.Success && (limit < 0 || found.Count < limit); match = match.NextMatch())
            {
                found.Add(match.Value);
            }
        }
        catch (NotSupportedException)
        {
            return CelValue.Error("Illegal regex: error parsing regexp: expression too large");
        }

        return result(found);
    }
}
