namespace Flux.Sources.Storage;

internal interface IDigestState : IDisposable
{
    void Append(ReadOnlySpan<byte> data);

    byte[] Finish();
}
