using System.Globalization;
using System.Text;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>The text of an expression, and messages that point into it.</summary>
internal sealed class CelSource(string text)
{
    /// <summary>In bytes; longer lines are not printed.</summary>
    private const int MaxLine = 16384;

    public string Text => text;

    /// <summary>Issues in the order of their places, each with the line and a mark under it; those of no place first.</summary>
    public string Display(IEnumerable<CelIssue> issues) =>
        string.Join('\n', issues.OrderBy(issue => issue.Position).Select(Display));

    private string Display(CelIssue issue)
    {
        if (issue.Position < 0)
        {
            return $"ERROR: <input>:-1:0: {issue.Message}";
        }

        var position = Math.Min(issue.Position, text.Length);
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', start);
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var before = text[start..position];
        var column = before.EnumerateRunes().Count();
        var header = string.Create(CultureInfo.InvariantCulture, $"ERROR: <input>:{line}:{(text.Length == 0 ? 0 : column + 1)}: {issue.Message}");
        var content = end < 0 ? text[start..] : text[start..end];
        return text.Length == 0 || Encoding.UTF8.GetByteCount(content) > MaxLine
            ? header
            : $"{header}\n | {content.Replace('\t', ' ')}\n | {Marks(before, content)}";
    }

    /// <summary>Dots up to the place and a mark at it, wide ones for what is not ASCII.</summary>
    private static string Marks(string before, string line)
    {
        var marks = new StringBuilder();
        foreach (var rune in before.EnumerateRunes())
        {
            marks.Append(rune.IsAscii ? '.' : '．');
        }

        return marks.Append(before.Length < line.Length && line[before.Length] > 0x7F ? '＾' : '^').ToString();
    }
}
