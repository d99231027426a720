using System.Security.Cryptography;

namespace Flux.Sources.Git.Objects;

/// <summary>What a repository names its objects with.</summary>
public sealed class ObjectFormat
{
    private readonly HashAlgorithmName _algorithm;

    private ObjectFormat(string name, int idLength, HashAlgorithmName algorithm)
    {
        Name = name;
        IdLength = idLength;
        _algorithm = algorithm;
    }

    public static ObjectFormat Sha1 { get; } = new("sha1", 20, HashAlgorithmName.SHA1);

    public static ObjectFormat Sha256 { get; } = new("sha256", 32, HashAlgorithmName.SHA256);

    /// <summary>As in the <c>object-format</c> capability and before the colon of a revision.</summary>
    public string Name { get; }

    /// <summary>In bytes.</summary>
    public int IdLength { get; }

    /// <exception cref="SourceException">The format is unknown.</exception>
    public static ObjectFormat Named(string name) => name switch
    {
        "sha1" => Sha1,
        "sha256" => Sha256,
        _ => throw new SourceException($"unsupported object format '{name}'"),
    };

    public static ObjectFormat Of(ObjectId id) => id.Length == Sha256.IdLength ? Sha256 : Sha1;

    internal IncrementalHash CreateHash() => IncrementalHash.CreateHash(_algorithm);
}
