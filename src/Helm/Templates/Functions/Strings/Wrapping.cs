using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>Breaks lines at spaces, after a number of bytes.</summary>
internal static class Wrapping
{
    /// <summary>With <paramref name="breakWords"/>, words longer than a line are cut; else they stick out.</summary>
    public static string Wrap(string text, int width, string newLine, bool breakWords)
    {
        // One char per byte, as the widths count bytes.
        var bytes = Encoding.Latin1.GetString(GoText.Encode(text));
        var separator = Encoding.Latin1.GetString(GoText.Encode(newLine.Length == 0 ? "\n" : newLine));
        width = Math.Max(width, 1);
        var output = new StringBuilder(bytes.Length + 16);
        var at = 0;
        while (bytes.Length - at > width)
        {
            if (bytes[at] == ' ')
            {
                at++;
                continue;
            }

            var space = bytes.LastIndexOf(' ', at + width, width + 1);
            if (space < 0 && breakWords)
            {
                output.Append(bytes, at, width).Append(separator);
                at += width;
                continue;
            }

            space = space < 0 ? bytes.IndexOf(' ', at + width) : space;
            if (space < 0)
            {
                output.Append(bytes, at, bytes.Length - at);
                at = bytes.Length;
                break;
            }

            output.Append(bytes, at, space - at).Append(separator);
            at = space + 1;
        }

        output.Append(bytes, at, bytes.Length - at);
        return GoText.Decode(Encoding.Latin1.GetBytes(output.ToString()));
    }
}
