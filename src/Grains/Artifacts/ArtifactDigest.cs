using System.Security.Cryptography;

namespace Flux.Grains.Artifacts;

/// <summary>An artifact's digest, <c>algorithm:hex</c>.</summary>
internal readonly record struct ArtifactDigest(HashAlgorithmName Algorithm, string Hex)
{
    public static bool TryParse(string text, out ArtifactDigest digest)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        HashAlgorithmName? algorithm = colon < 0 ? null : text[..colon] switch
        {
            "sha256" => HashAlgorithmName.SHA256,
            "sha384" => HashAlgorithmName.SHA384,
            "sha512" => HashAlgorithmName.SHA512,
            _ => null,
        };
        digest = algorithm is { } known ? new ArtifactDigest(known, text[(colon + 1)..]) : default;
        return algorithm is not null;
    }

    public bool Matches(byte[] bytes) =>
        string.Equals(Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm, bytes)), Hex, StringComparison.OrdinalIgnoreCase);
}
