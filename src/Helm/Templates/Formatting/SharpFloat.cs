namespace Flux.Helm.Templates.Formatting;

/// <summary>The <c>#</c> flag on floats: a decimal point always, and the zeros that %g would drop.</summary>
internal static class SharpFloat
{
    /// <summary>Takes and returns the number without its sign.</summary>
    public static string Expand(string body, char verb, int precision)
    {
        var digits = verb is 'g' or 'G' or 'x' or 'X' ? (precision == -1 ? 6 : precision) : 0;
        var exponentAt = body.AsSpan().IndexOfAny(verb is 'x' or 'X' ? "pP" : "eE");
        var mantissa = exponentAt < 0 ? body : body[..exponentAt];
        var tail = exponentAt < 0 ? "" : body[exponentAt..];
        var sawNonZero = false;
        var sawDot = false;
        foreach (var character in mantissa)
        {
            if (character == '.')
            {
                sawDot = true;
                continue;
            }

            sawNonZero |= character != '0';
            digits -= sawNonZero ? 1 : 0;
        }

        if (!sawDot)
        {
            // A lone zero counts as a digit.
            digits -= mantissa == "0" ? 1 : 0;
            mantissa += ".";
        }

        return mantissa + new string('0', Math.Max(digits, 0)) + tail;
    }
}
