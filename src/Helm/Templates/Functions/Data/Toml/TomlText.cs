using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Formatting;

namespace Flux.Helm.Templates.Functions.Data.Toml;

internal static class TomlText
{
    public static string Quote(string text)
    {
        var builder = new StringBuilder("\"");
        foreach (var character in text)
        {
            builder.Append(character switch
            {
                '\b' => @"\b",
                '\t' => @"\t",
                '\n' => @"\n",
                '\f' => @"\f",
                '\r' => @"\r",
                '"' => "\\\"",
                '\\' => @"\\",
                < ' ' or '\u007F' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        return builder.Append('"').ToString();
    }

    /// <summary>Always with a point or an exponent, so that it reads back as a float.</summary>
    public static string Float(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var text = FloatText.Format(value, 'g', -1);
        return text.AsSpan().IndexOfAny('e', '.') >= 0 ? text : text + ".0";
    }
}
