namespace Flux.Sources.Files;

internal sealed class BytesContent(byte[] bytes) : FileContent
{
    public override long Length => bytes.Length;

    public override Stream Open() => new MemoryStream(bytes, writable: false);
}
