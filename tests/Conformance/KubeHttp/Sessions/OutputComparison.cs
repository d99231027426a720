using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>Compares what a program printed with what was recorded. Ages and names differ in length, so widths of columns are not compared.</summary>
internal static partial class OutputComparison
{
    public static string? Compare(Node? want, string got, string stream)
    {
        var text = want is ListNode list ? string.Join('\n', list.OfType<StringNode>().Select(line => line.Value)) : (want as StringNode)?.Value ?? "";
        var pattern = PatternOf(Collapse(text));
        return Regex.IsMatch(Collapse(got), pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(5))
            ? null
            : $"{stream} is\n{got}\nwanted\n{text}";
    }

    private static string PatternOf(string text)
    {
        var pattern = new System.Text.StringBuilder("^");
        var end = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            pattern.Append(Regex.Escape(text[end..match.Index])).Append(PatternOfPlaceholder(match.Groups[1].Value));
            end = match.Index + match.Length;
        }

        return pattern.Append(Regex.Escape(text[end..])).Append(@"\z").ToString();
    }

    private static string PatternOfPlaceholder(string name) => name switch
    {
        // One paragraph or several; the words are the server's own.
        "description" => ".*?",
        "rv" or "nodePort" => @"\d+",
        "age" => "[0-9a-z]+",
        "rand" => "[a-z0-9]+",
        "server" => @"[\w.]+:\d+",
        "log" => @"\w\d+ [\d:.]+\s+\d+",
        _ => @"[^\n]*?",
    };

    private static string Collapse(string text) => TrailingBlanks().Replace(Blanks().Replace(TemporaryFolders().Replace(text, "$1"), " "), "\n").TrimEnd();

    [GeneratedRegex(@"<(description|age|time|server|uid|rv|tmp|date|rand|log|clusterIP|jwt|nodePort|varies|continue|etag|hash)(?::\d+)?>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[ \t-]{2,}|\t")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(LIVE|MERGED)-\d+")]
    private static partial Regex TemporaryFolders();

    [GeneratedRegex(@" *\n")]
    private static partial Regex TrailingBlanks();
}
