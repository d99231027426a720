using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions;

/// <summary>html, js and urlquery.</summary>
internal static class Escaping
{
    public static string Html(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            builder.Append(character switch
            {
                '\0' => "\uFFFD",
                '"' => "&#34;",
                '\'' => "&#39;",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => null,
            } ?? character.ToString());
        }

        return builder.ToString();
    }

    public static string JavaScript(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var escaped = rune.Value switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '"' => @"\""",
                '<' => @"\u003C",
                '>' => @"\u003E",
                '&' => @"\u0026",
                '=' => @"\u003D",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                > 0x7F when !GoQuote.IsPrint(rune) => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => rune.ToString(),
            };
            builder.Append(escaped);
        }

        return builder.ToString();
    }

    public static string Query(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var value in GoText.Encode(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                builder.Append((char)value);
            }
            else
            {
                builder.Append(value == ' ' ? "+" : string.Create(CultureInfo.InvariantCulture, $"%{value:X2}"));
            }
        }

        return builder.ToString();
    }
}
