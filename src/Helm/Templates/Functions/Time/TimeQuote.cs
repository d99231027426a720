using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>How Go's package for times quotes: byte by byte, without the short forms of other literals.</summary>
internal static class TimeQuote
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var item in GoText.Encode(text))
        {
            if (item is < (byte)' ' or >= 0x80)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{item:x2}");
            }
            else
            {
                quoted.Append(item is (byte)'"' or (byte)'\\' ? "\\" : "").Append((char)item);
            }
        }

        return quoted.Append('"').ToString();
    }
}
