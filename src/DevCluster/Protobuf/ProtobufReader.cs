using System.Buffers.Binary;
using System.Text;
using Flux.Manifests;

namespace Flux.DevCluster.Protobuf;

/// <summary>Reads protobuf's wire format.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    /// <summary>The number and the wire type of the next field.</summary>
    public (int Number, int WireType) ReadTag()
    {
        var tag = ReadVarint();
        return ((int)(tag >> 3), (int)(tag & 7));
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (AtEnd)
            {
                throw Truncated();
            }

            var part = _bytes[_at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new ManifestException("proto: integer overflow");
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        if (length > (ulong)(_bytes.Length - _at))
        {
            throw Truncated();
        }

        var value = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return value;
    }

    public double ReadDouble()
    {
        if (_bytes.Length - _at < 8)
        {
            throw Truncated();
        }

        _at += 8;
        return BinaryPrimitives.ReadDoubleLittleEndian(_bytes[(_at - 8)..]);
    }

    public void Skip(int wireType)
    {
        switch (wireType)
        {
            case 0:
                ReadVarint();
                break;
            case 1:
                ReadDouble();
                break;
            case 2:
                ReadBytes();
                break;
            default:
                throw new ManifestException($"proto: illegal wireType {wireType}");
        }
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static ManifestException Truncated() => new("unexpected EOF");
}
