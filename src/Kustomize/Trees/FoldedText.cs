using System.Text;

namespace Flux.Kustomize.Trees;

/// <summary>
/// Folded block scalars gain line breaks each time they are written and read: the writer doubles breaks that the reader does
/// not fold back, before lines that are indented further and at the end.
/// </summary>
internal static class FoldedText
{
    public static string Pass(string text) => Read(Write(text), KeepsEnd(text), text.EndsWith('\n'));

    private static bool KeepsEnd(string text) => text.EndsWith("\n\n", StringComparison.Ordinal) || text == "\n";

    /// <summary>The lines as they are written, without indentation.</summary>
    private static string Write(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        var beginsIndented = text.TrimStart('\n') is ['\t' or ' ', ..] or [];
        var atBreak = true;
        var lineIsIndented = true;
        foreach (var character in text)
        {
            if (character == '\n')
            {
                output.Append(!atBreak && !lineIsIndented && !beginsIndented ? "\n\n" : "\n");
                atBreak = true;
                continue;
            }

            lineIsIndented = atBreak ? character is ' ' or '\t' : lineIsIndented;
            output.Append(character);
            atBreak = false;
        }

        return output.ToString();
    }

    private static string Read(string written, bool keepsEnd, bool clipsEnd)
    {
        var output = new StringBuilder(written.Length);
        var pendingBreak = false;
        var emptyLines = 0;
        var previousIsIndented = false;
        foreach (var line in written.Split('\n'))
        {
            if (line.Length == 0)
            {
                emptyLines++;
                continue;
            }

            var isIndented = line[0] is ' ' or '\t';
            AppendBreaks(output, pendingBreak, emptyLines, fold: !previousIsIndented && !isIndented);
            output.Append(line);
            (pendingBreak, emptyLines, previousIsIndented) = (true, 0, isIndented);
        }

        // The text after the last break is no line.
        var trailing = Math.Max(emptyLines - 1, 0);
        output.Append(keepsEnd || clipsEnd ? "\n" : "");
        return keepsEnd ? output.Append('\n', trailing).ToString() : output.ToString();
    }

    private static void AppendBreaks(StringBuilder output, bool pendingBreak, int emptyLines, bool fold)
    {
        if (!pendingBreak)
        {
            output.Append('\n', emptyLines);
        }
        else if (fold)
        {
            output.Append(emptyLines == 0 ? " " : new string('\n', emptyLines));
        }
        else
        {
            output.Append('\n', emptyLines + 1);
        }
    }
}
