using System.Globalization;
using System.Text;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>The text of an expression, and messages that point into it.</summary>
internal sealed class CelSource(string text)
{
    public string Text => text;

    /// <summary>Issues in the order of their places, each with the line and a mark under it.</summary>
    public string Display(IEnumerable<CelIssue> issues) =>
        string.Join('\n', issues.OrderBy(issue => issue.Position).Select(Display));

    private string Display(CelIssue issue)
    {
        var position = Math.Clamp(issue.Position, 0, text.Length);
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', start);
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var before = text[start..position];
        var column = before.EnumerateRunes().Count();
        var header = string.Create(CultureInfo.InvariantCulture, $"ERROR: <input>:{line}:{(text.Length == 0 ? 0 : column + 1)}: {issue.Message}");
        if (text.Length == 0)
        {
            return header;
        }

        var content = (end < 0 ? text[start..] : text[start..end]).Replace('\t', ' ');
        return $"{header}\n | {content}\n | {Dots(before)}^";
    }

    private static string Dots(string before)
    {
        var dots = new StringBuilder();
        foreach (var rune in before.EnumerateRunes())
        {
            dots.Append(IsWide(rune) ? '．' : '.');
        }

        return dots.ToString();
    }

    /// <summary>East Asian wide characters take two columns, so their dot does too.</summary>
    private static bool IsWide(Rune rune) => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x20000 and <= 0x3FFFD);
}
