using System.Globalization;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Syntax;

/// <summary>The values of literals.</summary>
internal static class CelLiterals
{
    /// <summary>A literal that begins with <paramref name="token"/>; a minus sign belongs to the number behind it.</summary>
    public static ConstExpr Read(CelTokenCursor cursor, CelToken token)
    {
        var sign = "";
        var position = token.Position;
        if (token.Is("-"))
        {
            sign = "-";
            token = cursor.Take();
        }

        try
        {
            return new ConstExpr(position, Read(token, sign));
        }
        catch (FormatException error)
        {
            throw cursor.Stop(position, error.Message);
        }
        catch (OverflowException)
        {
            throw cursor.Stop(position, $"invalid {(token.Kind == CelTokenKind.Float ? "double" : token.Kind == CelTokenKind.Uint ? "uint" : "int")} literal");
        }
    }

    /// <exception cref="FormatException">An escape stands for no character.</exception>
    /// <exception cref="OverflowException">A number is out of range.</exception>
    private static CelValue Read(CelToken token, string sign) => token.Kind switch
    {
        CelTokenKind.String => CelValue.Of(CelStringLiteral.Unquote(token.Text)),
        CelTokenKind.Bytes => CelValue.Of(CelStringLiteral.UnquoteBytes(token.Text)),
        CelTokenKind.Float => CelValue.Of(ReadDouble(sign + token.Text)),
        CelTokenKind.Uint => CelValue.Of(ReadUint(token.Text[..^1])),
        _ => CelValue.Of(ReadInt(token.Text, sign)),
    };

    private static double ReadDouble(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(value) ? throw new OverflowException() : value;
    }

    private static ulong ReadUint(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : ulong.Parse(text, CultureInfo.InvariantCulture);

    private static long ReadInt(string text, string sign)
    {
        var size = (Int128)ReadUint(text);
        return checked((long)(sign.Length > 0 ? -size : size));
    }
}
