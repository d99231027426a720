namespace Flux.Helm.Templates.Syntax;

/// <summary>
/// Finds the end of a number. It accepts some that are wrong, such as <c>089</c>; converting the text finds those out.
/// </summary>
internal static class NumberScanner
{
    private const string Decimal = "0123456789_";
    private const string Hexadecimal = "0123456789abcdefABCDEF_";

    public static void Scan(string input, ref int at)
    {
        Accept(input, ref at, "+-");
        var digits = Decimal;
        if (Accept(input, ref at, "0"))
        {
            if (Accept(input, ref at, "xX"))
            {
                digits = Hexadecimal;
            }
            else if (Accept(input, ref at, "oO"))
            {
                digits = "01234567_";
            }
            else if (Accept(input, ref at, "bB"))
            {
                digits = "01_";
            }
        }

        AcceptRun(input, ref at, digits);
        if (Accept(input, ref at, "."))
        {
            AcceptRun(input, ref at, digits);
        }

        var exponent = digits == Decimal ? "eE" : digits == Hexadecimal ? "pP" : "";
        if (Accept(input, ref at, exponent))
        {
            Accept(input, ref at, "+-");
            AcceptRun(input, ref at, Decimal);
        }

        Accept(input, ref at, "i");
    }

    private static bool Accept(string input, ref int at, string valid)
    {
        if (at >= input.Length || !valid.Contains(input[at], StringComparison.Ordinal))
        {
            return false;
        }

        at++;
        return true;
    }

    private static void AcceptRun(string input, ref int at, string valid)
    {
        while (Accept(input, ref at, valid))
        {
            // Each accepted digit moves on by one.
        }
    }
}
