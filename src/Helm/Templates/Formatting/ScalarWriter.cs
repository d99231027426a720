using System.Globalization;
using System.Numerics;
using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Formatting;

/// <summary>Writes one padded scalar: the lower half of Go's fmt.</summary>
internal sealed class ScalarWriter(StringBuilder output)
{
    /// <summary>A width beyond this is refused by Go too; it also bounds what one verb can allocate.</summary>
    public const int MaxWidth = 1_000_000;

    public FormatFlags Flags;

    public StringBuilder Output => output;

    public void Pad(string text)
    {
        var missing = Flags.Width is { } width ? width - GoText.RuneCount(text) : 0;
        if (missing <= 0)
        {
            output.Append(text);
        }
        else if (Flags.Minus)
        {
            output.Append(text).Append(' ', missing);
        }
        else
        {
            output.Append(Flags.Zero ? '0' : ' ', missing).Append(text);
        }
    }

    public void WriteBoolean(bool value) => Pad(value ? "true" : "false");

    public void WriteString(string text) => Pad(Truncate(text));

    public void WriteQuoted(string text)
    {
        text = Truncate(text);
        Pad(Flags.Sharp && GoQuote.CanBackquote(text) ? $"`{text}`" : GoQuote.Quote(text, Flags.Plus));
    }

    public void WriteQuotedRune(BigInteger value) => Pad(GoQuote.QuoteRune(value > 0x10FFFF || value < 0 ? 0xFFFD : (int)value, Flags.Plus));

    public void WriteRune(BigInteger value)
    {
        var rune = value >= 0 && value <= 0x10FFFF && Rune.IsValid((int)value) ? new Rune((int)value) : Rune.ReplacementChar;
        Pad(rune.ToString());
    }

    public void WriteUnicode(BigInteger value)
    {
        var hex = ToDigits(value < 0 ? value + (BigInteger.One << 64) : value, 16, upper: true);
        var text = "U+" + hex.PadLeft(Flags.Precision is > 4 ? Flags.Precision.Value : 4, '0');
        if (Flags.Sharp && value >= 0 && value <= 0x10FFFF && Rune.IsValid((int)value) && GoQuote.IsPrint(new Rune((int)value)))
        {
            text += $" '{new Rune((int)value)}'";
        }

        var zero = Flags.Zero;
        Flags.Zero = false;
        Pad(text);
        Flags.Zero = zero;
    }

    public void WriteInteger(BigInteger value, int numberBase, bool signed, char verb)
    {
        var negative = signed && value < 0;
        var precision = 0;
        if (Flags.Precision is { } given)
        {
            precision = given;
            if (precision == 0 && value.IsZero)
            {
                var zero = Flags.Zero;
                Flags.Zero = false;
                output.Append(' ', Flags.Width ?? 0);
                Flags.Zero = zero;
                return;
            }
        }
        else if (Flags.Zero && !Flags.Minus && Flags.Width is { } width)
        {
            precision = negative || Flags.Plus || Flags.Space ? width - 1 : width;
        }

        var digits = ToDigits(BigInteger.Abs(value), numberBase, verb == 'X').PadLeft(precision, '0');
        var text = new StringBuilder();
        text.Append(negative ? "-" : Flags.Plus ? "+" : Flags.Space ? " " : "");
        text.Append(verb == 'O' ? "0o" : Flags.Sharp ? Prefix(numberBase, verb, digits) : "").Append(digits);
        var saved = Flags.Zero;
        Flags.Zero = false;
        Pad(text.ToString());
        Flags.Zero = saved;
    }

    public void WriteFloat(double value, char verb, int precision)
    {
        var text = FloatText.Format(value, verb, Flags.Precision ?? precision);
        var sign = text[0] is '-' or '+' ? text[0] : '+';
        var body = text[0] is '-' or '+' ? text[1..] : text;
        if (Flags.Space && sign == '+' && !Flags.Plus)
        {
            sign = ' ';
        }

        if (!double.IsFinite(value))
        {
            WriteInfinite(value, sign, body);
            return;
        }

        if (Flags.Sharp && verb != 'b')
        {
            body = SharpFloat.Expand(body, verb, Flags.Precision ?? precision);
        }

        if (!Flags.Plus && sign == '+')
        {
            Pad(body);
        }
        else if (Flags is { Zero: true, Minus: false, Width: { } width } && width > body.Length + 1)
        {
            output.Append(sign).Append('0', width - 1 - body.Length).Append(body);
        }
        else
        {
            Pad(sign + body);
        }
    }

    public void WriteHex(string text, bool upper)
    {
        var bytes = GoText.Encode(text);
        var length = Flags.Precision is { } precision && precision < bytes.Length ? precision : bytes.Length;
        var hex = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            if (Flags.Space && i > 0)
            {
                hex.Append(' ');
            }

            if (Flags.Sharp && (Flags.Space || i == 0))
            {
                hex.Append(upper ? "0X" : "0x");
            }

            hex.Append(bytes[i].ToString(upper ? "X2" : "x2", CultureInfo.InvariantCulture));
        }

        Pad(hex.ToString());
    }

    private void WriteInfinite(double value, char sign, string body)
    {
        var zero = Flags.Zero;
        Flags.Zero = false;
        Pad(double.IsNaN(value) && !Flags.Space && !Flags.Plus ? body : sign == '+' && !Flags.Plus ? "+" + body : sign + body);
        Flags.Zero = zero;
    }

    private string Truncate(string text)
    {
        if (Flags.Precision is not { } precision || GoText.RuneCount(text) <= precision)
        {
            return text;
        }

        var at = 0;
        for (var count = 0; count < precision; count++)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return text[..at];
    }

    private static string Prefix(int numberBase, char verb, string digits) => numberBase switch
    {
        2 => "0b",
        8 => digits.StartsWith('0') ? "" : "0",
        16 => verb == 'X' ? "0X" : "0x",
        _ => "",
    };

    private static string ToDigits(BigInteger value, int numberBase, bool upper)
    {
        if (numberBase == 10)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var number = (ulong)value;
        return numberBase switch
        {
            16 => number.ToString(upper ? "X" : "x", CultureInfo.InvariantCulture),
            2 => number.ToString("b", CultureInfo.InvariantCulture),
            _ => Octal(number),
        };
    }

    private static string Octal(ulong number)
    {
        var text = new StringBuilder();
        do
        {
            text.Insert(0, (char)('0' + (number & 7)));
            number >>= 3;
        }
        while (number != 0);
        return text.ToString();
    }
}
