using System.Text.RegularExpressions;

namespace Flux.Conformance.Scenarios;

/// <summary>
/// The sense of an error about decryption: which key of which group failed, and the reason, and the outcome. Where the
/// original looks for age keys is said in words of its environment (variables, home directories), so that of this reason only what
/// failed counts. Lines are broken by column, which does not count.
/// </summary>
internal static partial class SopsSense
{
    /// <summary>What such an error is about.</summary>
    public const string Subject = "Failed to get the data key";

    private const string Identities = "failed to load age identities";
    private const string Import = "failed to import armored key data";

    public static string Of(string text)
    {
        var import = text.IndexOf(Import, StringComparison.Ordinal);
        if (import >= 0)
        {
            text = text[..(import + Import.Length)];
        }

        return Spaces().Replace(Reasons().Replace(text, static match => match.Groups["reason"].Value.StartsWith(Identities, StringComparison.Ordinal) ? $"- | {Identities}" : match.Value), " ");
    }

    [GeneratedRegex(@"- \| (?<reason>.*?)(?=\n\n|\n  \S|\z)", RegexOptions.Singleline)]
    private static partial Regex Reasons();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
