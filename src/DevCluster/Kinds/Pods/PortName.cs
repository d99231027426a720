namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The syntax of port names (IANA service names).</summary>
internal static class PortName
{
    private const int MaxLength = 15;

    public static IEnumerable<string> Faults(string name)
    {
        if (name.Length > MaxLength)
        {
            yield return $"must be no more than {MaxLength} bytes";
        }

        if (!name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        }

        if (!name.Any(char.IsAsciiLetterLower))
        {
            yield return "must contain at least one letter (a-z)";
        }

        if (name.Contains("--", StringComparison.Ordinal))
        {
            yield return "must not contain consecutive hyphens";
        }

        if (name.StartsWith('-') || name.EndsWith('-'))
        {
            yield return "must not begin or end with a hyphen";
        }
    }
}
