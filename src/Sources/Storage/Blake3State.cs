using Org.BouncyCastle.Crypto.Digests;

namespace Flux.Sources.Storage;

internal sealed class Blake3State : IDigestState
{
    private const int DigestBits = 256;

    private readonly Blake3Digest _digest = new(DigestBits);

    public void Append(ReadOnlySpan<byte> data) => _digest.BlockUpdate(data);

    public byte[] Finish()
    {
        var output = new byte[_digest.GetDigestSize()];
        _digest.DoFinal(output, 0);
        return output;
    }

    public void Dispose()
    {
    }
}
