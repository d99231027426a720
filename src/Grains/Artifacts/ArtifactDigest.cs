using System.Security.Cryptography;

namespace Flux.Grains.Artifacts;

/// <summary>An artifact's digest, <c>algorithm:hex</c>.</summary>
internal readonly record struct ArtifactDigest(HashAlgorithmName Algorithm, string Hex)
{
    /// <param name="problem">What is wrong, in Go's words; null on success.</param>
    public static bool TryParse(string text, out ArtifactDigest digest, out string? problem)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        (HashAlgorithmName Name, int Length)? algorithm = colon < 0 ? null : text[..colon] switch
        {
            "sha256" => (HashAlgorithmName.SHA256, 64),
            "sha384" => (HashAlgorithmName.SHA384, 96),
            "sha512" => (HashAlgorithmName.SHA512, 128),
            _ => null,
        };
        var hex = text[(colon + 1)..];
        problem = (algorithm, hex.Length) switch
        {
            _ when colon <= 0 || hex.Length == 0 => "invalid checksum digest format",
            (null, _) => "unsupported digest algorithm",
            ({ } known, var length) when length != known.Length => "invalid checksum digest length",
            _ when !hex.All(char.IsAsciiHexDigitLower) => "invalid checksum digest format",
            _ => null,
        };
        digest = problem is null ? new ArtifactDigest(algorithm!.Value.Name, hex) : default;
        return problem is null;
    }

    public bool Matches(byte[] bytes) =>
        string.Equals(Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm, bytes)), Hex, StringComparison.OrdinalIgnoreCase);
}
