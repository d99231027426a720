using System.Text.RegularExpressions;

namespace Flux.Conformance.Scenarios;

/// <summary>
/// The sense of an error about decryption: which key of which group failed, and the outcome. Why a single key failed is said by
/// the original in words of its environment (variables, home directories, the gpg program) and broken by column, so that only
/// the first words of the reason count.
/// </summary>
internal static partial class SopsSense
{
    /// <summary>What such an error is about.</summary>
    public const string Subject = "Failed to get the data key";

    private const int FirstWords = 24;
    private const string Import = "failed to import armored key data";

    public static string Of(string text)
    {
        var import = text.IndexOf(Import, StringComparison.Ordinal);
        if (import >= 0)
        {
            text = text[..(import + Import.Length)];
        }

        return Spaces().Replace(Reasons().Replace(text, match => match.Groups["reason"].Value is var reason && reason.Length > FirstWords ? $"- | {reason[..FirstWords]}" : match.Value), " ");
    }

    [GeneratedRegex(@"- \| (?<reason>.*?)(?=\n\n|\n  \S|\z)", RegexOptions.Singleline)]
    private static partial Regex Reasons();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
