using System.Security.Cryptography;

namespace Flux.Sources.Storage;

internal sealed class SystemDigest(HashAlgorithmName name) : IDigestState
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

    public void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
