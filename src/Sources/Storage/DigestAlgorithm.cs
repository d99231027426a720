using System.Security.Cryptography;

namespace Flux.Sources.Storage;

/// <summary>The algorithms an artifact's digest may be computed with.</summary>
public sealed class DigestAlgorithm
{
    private readonly Func<IDigestState> _create;

    private DigestAlgorithm(string name, Func<IDigestState> create)
    {
        Name = name;
        _create = create;
    }

    public static DigestAlgorithm Sha256 { get; } = new("sha256", () => new SystemDigest(HashAlgorithmName.SHA256));

    /// <summary>Every algorithm by the name that stands before the colon of a digest.</summary>
    public static IReadOnlyList<DigestAlgorithm> All { get; } =
    [
        Sha256,
        new("sha1", () => new SystemDigest(HashAlgorithmName.SHA1)),
        new("sha384", () => new SystemDigest(HashAlgorithmName.SHA384)),
        new("sha512", () => new SystemDigest(HashAlgorithmName.SHA512)),
        new("blake3", () => new Blake3State()),
    ];

    public string Name { get; }

    /// <summary>The algorithm of that name.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public static DigestAlgorithm Named(string name) =>
        All.FirstOrDefault(algorithm => algorithm.Name == name) ?? throw new SourceException($"unsupported digest algorithm: {name}");

    /// <summary>The digest of all of a stream, as <c>algorithm:hex</c>.</summary>
    public async Task<string> ComputeAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var state = _create();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            state.Append(buffer.AsSpan(0, read));
        }

        return Format(state);
    }

    internal IDigestState Create() => _create();

    internal string Format(IDigestState state) => Name + ":" + Convert.ToHexStringLower(state.Finish());
}
