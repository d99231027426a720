namespace Flux.Grains.Events;

/// <summary>
/// Text as it may stand in a log or on a terminal. Messages hold what tenants write, such as the first line of a commit, and a terminal
/// obeys what is in it.
/// </summary>
public static class PrintableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with a replacement for each control character but line breaks and tabs.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsUnsafe) ? string.Concat(text.Select(static character => IsUnsafe(character) ? Replacement : character)) : text;
    }

    /// <summary>Control characters, and those that change the direction in which the rest is shown.</summary>
    private static bool IsUnsafe(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t')) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
