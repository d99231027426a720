using System.Globalization;
using System.Numerics;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <summary>A quantity as its Go struct holds it after being read: digits and power of ten, the text, the format.</summary>
internal static class GoQuantity
{
    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static string Print(Node? value)
    {
        var text = value switch
        {
            StringNode node => node.Value,
            NumberNode number => number.Text,
            _ => "0",
        };
        var (digits, scale, format) = Read(text);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{i:(resource.int64Amount){{value:(int64){digits} scale:(resource.Scale){scale}}} d:(resource.infDecAmount){{Dec:(*inf.Dec)<nil>}} s:(string){text} Format:(resource.Format){format}}}");
    }

    private static (BigInteger Digits, int Scale, string Format) Read(string text)
    {
        if (text == "0")
        {
            return (0, 0, "");
        }

        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '+' or '-'))
        {
            end++;
        }

        var (number, suffix) = (text[..end], text[end..]);
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        var decimals = dot < 0 ? 0 : number.Length - dot - 1;
        var digits = BigInteger.Parse(number.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var binary = Array.IndexOf(Binary, suffix);
        if (binary > 0)
        {
            return (digits * BigInteger.Pow(1024, binary), -decimals, "BinarySI");
        }

        var power = Array.IndexOf(Decimal, suffix);
        return power >= 0
            ? (digits, ((power - 3) * 3) - decimals, "DecimalSI")
            : (digits, int.Parse(suffix.AsSpan(1), CultureInfo.InvariantCulture) - decimals, "DecimalExponent");
    }
}
