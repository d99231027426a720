namespace Flux.Manifests.Validation;

/// <summary>The rules for ports, as <see cref="NameRules"/> states those for names.</summary>
public static class PortRules
{
    private const int MaxNameLength = 15;

    public static IReadOnlyList<string> Number(long port) => port is >= 1 and <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];

    public static IReadOnlyList<string> Name(string port)
    {
        var messages = NameRules.TooLong(port, MaxNameLength);
        if (port.Length == 0 || !port.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            messages.Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }

        if (!port.Any(char.IsAsciiLetterLower))
        {
            messages.Add("must contain at least one letter (a-z)");
        }

        if (port.Contains("--", StringComparison.Ordinal))
        {
            messages.Add("must not contain consecutive hyphens");
        }

        if (port.StartsWith('-') || port.EndsWith('-'))
        {
            messages.Add("must not begin or end with a hyphen");
        }

        return messages;
    }
}
