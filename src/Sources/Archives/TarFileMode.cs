using System.Text;

namespace Flux.Sources.Archives;

/// <summary>How Go prints the mode of a tar entry.</summary>
internal static class TarFileMode
{
    /// <summary>The type and permission letters of an entry that is neither file, directory nor link.</summary>
    public static string Format(byte tarType, int mode)
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
}
