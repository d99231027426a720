using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Numbers with a check digit.</summary>
internal static class CheckedNumbers
{
    private static readonly GoRegex CreditCard = GoRegex.TryParse(
        "^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}"
        + "|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\\d{3})\\d{11})$",
        out _)!;

    public static bool IsIsbn10(string text)
    {
        var digits = WithoutSpaces(text);
        if (digits.Length != 10 || !digits[..9].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(digits[9]) || digits[9] == 'X'))
        {
            return false;
        }

        var sum = 10 * (digits[9] == 'X' ? 10 : digits[9] - '0');
        for (var i = 0; i < 9; i++)
        {
            sum += (i + 1) * (digits[i] - '0');
        }

        return sum % 11 == 0;
    }

    public static bool IsIsbn13(string text)
    {
        var digits = WithoutSpaces(text);
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 12; i++)
        {
            sum += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
        }

        return digits[12] - '0' == (10 - (sum % 10)) % 10;
    }

    public static bool IsCreditCard(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!CreditCard.IsMatch(digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    private static string WithoutSpaces(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character != '-'));
}
