using System.Text;

namespace Flux.Cli.Helm;

/// <summary>Columns padded to their widest cell and separated by tabs, as Helm prints tables.</summary>
internal static class TextTable
{
    private const string Ellipsis = "...";

    /// <param name="rows">Of one length.</param>
    /// <param name="maxWidth">Cells that are wider are cut; 0 for no limit.</param>
    public static string Write(IReadOnlyList<string[]> rows, int maxWidth = 0)
    {
        var cells = rows.Select(row => row.Select(cell => Cut(cell, maxWidth)).ToArray()).ToArray();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.AppendJoin('\t', row.Select((cell, column) => cell.PadRight(widths[column]))).Append('\n');
        }

        return text.ToString();
    }

    private static string Cut(string cell, int maxWidth) => maxWidth == 0 || cell.Length <= maxWidth
        ? cell
        : maxWidth <= Ellipsis.Length ? cell[..maxWidth] : cell[..(maxWidth - Ellipsis.Length)] + Ellipsis;
}
