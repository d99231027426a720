using System.Text;

namespace Flux.Cli.Helm;

/// <summary>Columns padded to their widest cell and separated by tabs, as Helm prints tables.</summary>
internal static class TextTable
{
    public static string Write(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin('\t', row.Select((cell, column) => cell.PadRight(widths[column]))).Append('\n');
        }

        return text.ToString();
    }
}
