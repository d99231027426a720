namespace Flux.Sources.Files;

/// <summary>A regular file; its bytes are read when asked for.</summary>
public sealed class TreeFile : TreeNode
{
    private readonly FileContent _content;

    public TreeFile(FileContent content, int mode)
    {
        _content = content;
        Mode = mode;
    }

    public TreeFile(byte[] bytes, int mode = FileModes.Plain) : this(new BytesContent(bytes), mode)
    {
    }

    /// <summary>Unix permission bits.</summary>
    public int Mode { get; }

    public bool IsExecutable => (Mode & FileModes.AnyExecute) != 0;

    /// <summary>Size in bytes.</summary>
    public long Length => _content.Length;

    public Stream Open() => _content.Open();

    /// <exception cref="SourceException">The file is larger than <paramref name="limit"/> bytes.</exception>
    public byte[] ReadAllBytes(long limit = int.MaxValue)
    {
        if (Length > limit)
        {
            throw new SourceException($"file of {Length} bytes is larger than the allowed {limit} bytes");
        }

        var bytes = new byte[Length];
        using var stream = Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
