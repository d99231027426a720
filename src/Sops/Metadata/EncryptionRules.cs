using System.Text.RegularExpressions;

namespace Flux.Sops.Metadata;

/// <summary>Which values of a document are encrypted, told by the keys on their path.</summary>
internal sealed record EncryptionRules
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    public string? UnencryptedSuffix { get; init; }

    public string? EncryptedSuffix { get; init; }

    public Regex? UnencryptedRegex { get; init; }

    public Regex? EncryptedRegex { get; init; }

    public bool IsEmpty =>
        string.IsNullOrEmpty(UnencryptedSuffix) && string.IsNullOrEmpty(EncryptedSuffix) && UnencryptedRegex is null && EncryptedRegex is null;

    /// <exception cref="SopsException">The pattern is malformed.</exception>
    public static Regex? Compile(string? pattern)
    {
        try
        {
            return string.IsNullOrEmpty(pattern) ? null : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchLimit);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new SopsException($"the pattern '{pattern}' in the sops metadata cannot be read: {error.Message}");
        }
    }

    public bool IsEncrypted(IReadOnlyList<string> path)
    {
        var encrypted = true;
        if (!string.IsNullOrEmpty(UnencryptedSuffix) && path.Any(key => key.EndsWith(UnencryptedSuffix, StringComparison.Ordinal)))
        {
            encrypted = false;
        }

        if (!string.IsNullOrEmpty(EncryptedSuffix))
        {
            encrypted = path.Any(key => key.EndsWith(EncryptedSuffix, StringComparison.Ordinal));
        }

        if (UnencryptedRegex is not null && path.Any(UnencryptedRegex.IsMatch))
        {
            encrypted = false;
        }

        return EncryptedRegex is null ? encrypted : path.Any(EncryptedRegex.IsMatch);
    }
}
