using System.Globalization;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>How messages show values and names.</summary>
internal static class SchemaText
{
    public static string Quote(string text)
    {
        var inner = GoQuote.Quote(text)[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{inner}'";
    }

    public static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    public static string Show(Node node) => node switch
    {
        StringNode text => Quote(text.Value),
        NumberNode number => Number(number.ToDouble()),
        _ => node.ToString(),
    };

    public static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? value.ToString("0", CultureInfo.InvariantCulture) : FloatText.Format(value, 'g', -1);

    public static string TypeOf(object? value) => value switch
    {
        null => "null",
        bool => "boolean",
        string => "string",
        GoMap => "object",
        GoList => "array",
        _ => "number",
    };

    /// <summary>A place as a JSON pointer.</summary>
    public static string Child(string location, string key) =>
        $"{location}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
