using System.Globalization;
using System.Text;

namespace Flux.Sources;

/// <summary>How Go prints values: messages that users compare are made of them.</summary>
internal static class GoText
{
    /// <summary>A double-quoted string with backslash escapes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or 127 => $"\\x{rune.Value:x2}",
                _ => rune.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The type and permission letters of a tar entry that is neither file, directory nor link.</summary>
    public static string FileMode(byte tarType, int mode)
    {
        var letters = tarType switch
        {
            (byte)'3' => "Dc",
            (byte)'4' => "D",
            (byte)'6' => "p",
            (byte)'1' => "-",
            _ => "?",
        };
        var text = new StringBuilder(letters);
        for (var bit = 8; bit >= 0; bit--)
        {
            text.Append((mode & (1 << bit)) != 0 ? "rwx"[(8 - bit) % 3] : '-');
        }

        return text.ToString();
    }

    /// <summary>A duration such as <c>1m0s</c> or <c>1.5s</c>.</summary>
    public static string Duration(TimeSpan value)
    {
        if (value.TotalSeconds < 1)
        {
            return value.TotalMilliseconds.ToString("0.######", CultureInfo.InvariantCulture) + "ms";
        }

        var seconds = (value.TotalSeconds % 60).ToString("0.#########", CultureInfo.InvariantCulture) + "s";
        var minutes = (long)value.TotalMinutes;
        return minutes switch
        {
            0 => seconds,
            < 60 => $"{minutes}m{seconds}",
            _ => $"{minutes / 60}h{minutes % 60}m{seconds}",
        };
    }
}
