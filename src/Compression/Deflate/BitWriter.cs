namespace Flux.Compression.Deflate;

/// <summary>Writes bits from the lowest up.</summary>
internal sealed class BitWriter(Stream output)
{
    private ulong _bits;
    private int _count;

    public void Write(int value, int count)
    {
        _bits |= (ulong)(uint)value << _count;
        _count += count;
        while (_count >= 8)
        {
            output.WriteByte((byte)_bits);
            _bits >>= 8;
            _count -= 8;
        }
    }

    /// <summary>Fills the last byte with zeros.</summary>
    public void Align()
    {
        if (_count > 0)
        {
            output.WriteByte((byte)_bits);
            (_bits, _count) = (0, 0);
        }
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Align();
        output.Write(bytes);
    }
}
