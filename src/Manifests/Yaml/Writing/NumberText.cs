using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>
/// A number as it comes out after Go's way to YAML: to JSON, read back as YAML, and printed. Whole numbers of 64 bits stay
/// whole; others are doubles, with an exponent from 1e6 on.
/// </summary>
internal static class NumberText
{
    public static string Of(NumberNode number)
    {
        var text = number.Text;
        if (IsCanonicalInteger(text))
        {
            return text;
        }

        if (number.IsInteger && TryGetInteger(text, out var integer))
        {
            return integer;
        }

        var value = number.ToDouble();
        var json = double.IsFinite(value) ? GoFloat.FormatJson(value) : text;
        return TryGetInteger(json, out integer) ? integer : GoFloat.FormatShortest(value);
    }

    private static bool IsCanonicalInteger(string text) =>
        text.Length is > 0 and < 19 && (text.Length == 1 || text[0] is >= '1' and <= '9') && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool TryGetInteger(string text, out string integer)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        if (GoNumberParser.TryParseInt64(bytes, out var signed))
        {
            integer = signed.ToString(CultureInfo.InvariantCulture);
            return true;
        }

        var isUnsigned = GoNumberParser.TryParseUInt64(bytes, out var unsigned);
        integer = isUnsigned ? unsigned.ToString(CultureInfo.InvariantCulture) : "";
        return isUnsigned;
    }
}
