using System.Globalization;
using System.Text;
using System.Text.Json;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Printing;

/// <summary>What differs between two values, as lines of their indented JSON: those that go, those that come, and three around them.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>Beyond, what lies between the first and the last difference counts as changed altogether.</summary>
    private const int MaxCells = 4_000_000;

    public static string Of(MapNode before, MapNode after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var edits = Edits(old, now);
        var text = new StringBuilder();
        for (var i = 0; i < edits.Count;)
        {
            if (edits[i].Sign == ' ')
            {
                i++;
                continue;
            }

            var start = Math.Max(0, i - Context);
            var end = HunkEnd(edits, i);
            AppendHunk(text, edits, start, end);
            i = end;
        }

        return text.ToString();
    }

    private static string[] Lines(MapNode value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonNodeWriter.Write(value, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).Split('\n');
    }

    private static int HunkEnd(List<(char Sign, string Line)> edits, int from)
    {
        var last = from;
        for (var i = from; i < edits.Count && i <= last + (2 * Context); i++)
        {
            last = edits[i].Sign == ' ' ? last : i;
        }

        return Math.Min(edits.Count, last + Context + 1);
    }

    private static void AppendHunk(StringBuilder text, List<(char Sign, string Line)> edits, int start, int end)
    {
        var before = edits.Take(start).ToArray();
        var hunk = edits[start..end];
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(before.Count(edit => edit.Sign != '+'), hunk.Count(edit => edit.Sign != '+'))} ")
            .Append(CultureInfo.InvariantCulture, $"+{Range(before.Count(edit => edit.Sign != '-'), hunk.Count(edit => edit.Sign != '-'))} @@\n");
        foreach (var (sign, line) in hunk)
        {
            text.Append(sign).Append(line).Append('\n');
        }
    }

    private static string Range(int start, int length) => length switch
    {
        0 => $"{start},0",
        1 => $"{start + 1}",
        _ => $"{start + 1},{length}",
    };

    private static List<(char Sign, string Line)> Edits(string[] old, string[] now)
    {
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. old[..head].Select(line => (' ', line)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(line => (' ', line)),
        ];
    }

    /// <summary>By the longest common run of lines, removals first.</summary>
    private static IEnumerable<(char Sign, string Line)> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MaxCells)
        {
            return [.. old.Select(line => ('-', line)), .. now.Select(line => ('+', line))];
        }

        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return Walk(old, now, common);
    }

    private static IEnumerable<(char Sign, string Line)> Walk(string[] old, string[] now, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return (' ', old[i++]);
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', old[i++]);
            }
            else
            {
                yield return ('+', now[j++]);
            }
        }
    }
}
