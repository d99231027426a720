using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Functions.Data;

/// <summary>The text of a JSON string whose escapes have been checked.</summary>
internal static class JsonText
{
    public static string Unescape(ReadOnlySpan<char> inner)
    {
        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var builder = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\')
            {
                builder.Append(inner[i]);
                continue;
            }

            i++;
            if (inner[i] == 'u')
            {
                AppendUnicode(builder, inner, ref i);
            }
            else
            {
                builder.Append(inner[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
            }
        }

        return builder.ToString();
    }

    /// <summary>A surrogate without its partner becomes U+FFFD.</summary>
    private static void AppendUnicode(StringBuilder builder, ReadOnlySpan<char> inner, ref int at)
    {
        var first = Hex(inner, at + 1);
        at += 4;
        if (!char.IsSurrogate(first))
        {
            builder.Append(first);
        }
        else if (char.IsHighSurrogate(first) && at + 6 < inner.Length && inner[at + 1] == '\\' && inner[at + 2] == 'u' && Hex(inner, at + 3) is var second && char.IsLowSurrogate(second))
        {
            builder.Append(first).Append(second);
            at += 6;
        }
        else
        {
            builder.Append('\uFFFD');
        }
    }

    private static char Hex(ReadOnlySpan<char> text, int at) =>
        (char)ushort.Parse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
