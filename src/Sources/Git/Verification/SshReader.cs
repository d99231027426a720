using System.Buffers.Binary;

namespace Flux.Sources.Git.Verification;

/// <summary>Reads the length-prefixed fields of SSH's formats.</summary>
internal ref struct SshReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="SourceException">The data ends too early.</exception>
    public ReadOnlySpan<byte> ReadString()
    {
        var length = ReadUInt32();
        return length <= (uint)_rest.Length ? ReadBytes((int)length) : throw Malformed();
    }

    public string ReadText() => System.Text.Encoding.UTF8.GetString(ReadString());

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4));

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _rest.Length)
        {
            throw Malformed();
        }

        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    private static SourceException Malformed() => new("malformed SSH data");
}
