namespace Flux.Sources.Files;

internal sealed class DiskContent(string path, long length) : FileContent
{
    public override long Length => length;

    public override Stream Open() => File.OpenRead(path);
}
