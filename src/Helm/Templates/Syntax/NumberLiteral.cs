using System.Numerics;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

/// <summary>Converts the text of a number into every type it fits.</summary>
internal static class NumberLiteral
{
    public static NumberLiteralNode? Parse(Token token, out string? problem)
    {
        problem = null;
        return token.Kind switch
        {
            TokenKind.CharConstant => Character(token, out problem),
            TokenKind.Complex => ComplexPair(token, out problem),
            _ => Number(token, out problem),
        };
    }

    private static NumberLiteralNode? Character(Token token, out string? problem)
    {
        var rune = GoUnquote.UnquoteChar(token.Text, out var malformed);
        problem = rune is null ? "invalid syntax" : malformed ? $"malformed character constant: {token.Text}" : null;
        return problem is null
            ? new NumberLiteralNode(token.Position, token.Text) { Int = rune, Uint = (ulong)rune!.Value, Float = rune }
            : null;
    }

    private static NumberLiteralNode? ComplexPair(Token token, out string? problem)
    {
        problem = null;
        var split = token.Text.AsSpan(1).LastIndexOfAny('+', '-') + 1;
        if (token.Text[split - 1] is 'e' or 'E' or 'p' or 'P')
        {
            split = token.Text.AsSpan(1, split - 2).LastIndexOfAny('+', '-') + 1;
        }

        if (GoNumberText.ParseFloat(token.Text[..split]) is not { } real || GoNumberText.ParseFloat(token.Text[split..^1]) is not { } imaginary)
        {
            problem = "syntax error scanning complex number";
            return null;
        }

        return Of(token, new Complex(real, imaginary));
    }

    private static NumberLiteralNode Of(Token token, Complex value) => new(token.Position, token.Text)
    {
        Complex = value,
        Float = value.Imaginary == 0 ? value.Real : null,
        Int = value.Imaginary == 0 ? AsInt(value.Real) : null,
        Uint = value.Imaginary == 0 ? AsUint(value.Real) : null,
    };

    private static NumberLiteralNode? Number(Token token, out string? problem)
    {
        problem = null;
        var text = token.Text;
        if (text[^1] == 'i' && GoNumberText.ParseFloat(text[..^1]) is { } imaginary)
        {
            return Of(token, new Complex(0, imaginary));
        }

        var unsigned = GoNumberText.ParseUint(text);
        var signed = GoNumberText.ParseInt(text);
        if (signed is not null || unsigned is not null)
        {
            return new NumberLiteralNode(token.Position, text)
            {
                Int = signed,
                Uint = unsigned ?? (signed == 0 ? 0UL : null),
                Float = signed ?? (double)unsigned!.Value,
            };
        }

        if (GoNumberText.ParseFloat(text) is not { } number)
        {
            problem = $"illegal number syntax: {GoQuote.Quote(text)}";
            return null;
        }

        if (text.AsSpan().IndexOfAny(".eEpP") < 0)
        {
            problem = $"integer overflow: {GoQuote.Quote(text)}";
            return null;
        }

        return new NumberLiteralNode(token.Position, text) { Float = number, Int = AsInt(number), Uint = AsUint(number) };
    }

    private static long? AsInt(double value) => value is >= -9223372036854775808.0 and < 9223372036854775808.0 && (long)value == value ? (long)value : null;

    private static ulong? AsUint(double value) => value is >= 0 and < 18446744073709551616.0 && (ulong)value == value ? (ulong)value : null;
}
