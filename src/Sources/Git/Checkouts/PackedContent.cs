using Flux.Sources.Files;
using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Checkouts;

/// <summary>A file's bytes, read from where the objects are.</summary>
internal sealed class PackedContent(IObjectSource objects, ObjectId id) : FileContent
{
    public override long Length => objects.SizeOf(id);

    public override Stream Open() => new MemoryStream(objects.Read(id), writable: false);
}
