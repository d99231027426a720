using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Scenarios;

/// <summary>Compares what was recorded, with its placeholders, with what is.</summary>
internal static partial class Recorded
{
    /// <summary>The first difference as a path and the two values; null when there is none.</summary>
    public static string? Difference(Node? recorded, Node? actual, string path = "")
    {
        switch (recorded, actual)
        {
            case (MapNode expected, MapNode found):
                foreach (var key in expected.Keys.Union(found.Keys, StringComparer.Ordinal))
                {
                    if (Difference(expected[key], found[key], $"{path}.{key}") is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            case (ListNode expected, ListNode found) when expected.Count == found.Count:
                return Enumerable.Range(0, expected.Count).Select(i => Difference(expected[i], found[i], $"{path}[{i}]")).FirstOrDefault(text => text is not null);
            case (StringNode expected, StringNode found):
                return Matches(expected.Value, found.Value) ? null : $"{path}: recorded {expected}, found {found}";
            case (StringNode { Value: "<port>" }, NumberNode):
                return null;
            default:
                return Equals(recorded, actual) ? null : $"{path}: recorded {recorded?.ToString() ?? "nothing"}, found {actual?.ToString() ?? "nothing"}";
        }
    }

    /// <summary>Whether a text is the recorded one; placeholders such as &lt;time&gt; stand for anything.</summary>
    public static bool Matches(string recorded, string actual)
    {
        if (recorded == actual)
        {
            return true;
        }

        if (recorded.Contains(SopsSense.Subject, StringComparison.Ordinal))
        {
            return SopsSense.Of(recorded) == SopsSense.Of(actual);
        }

        var parts = Placeholder().Split(recorded);
        return parts.Length > 1
            && Regex.IsMatch(actual, "^" + string.Join(".*?", parts.Select(Regex.Escape)) + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex("<artifacts>[/\\w.-]*|<(?:time|uid:\\d+|rv(?::\\d+)?|duration|server|tmp|ip|dns|home|port|digest:real|gnupg|x)>(?:/[\\w.-]+)?")]
    private static partial Regex Placeholder();
}
