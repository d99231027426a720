namespace Flux.Sources.Git.Packs;

/// <summary>Git's delta format: copies from a base and literal bytes.</summary>
internal static class Delta
{
    /// <exception cref="SourceException">The delta is malformed, does not fit the base, or makes too large an object.</exception>
    public static byte[] Apply(byte[] baseData, ReadOnlySpan<byte> delta, int limit)
    {
        if (ReadSize(ref delta) != baseData.Length)
        {
            throw Malformed();
        }

        var size = ReadSize(ref delta);
        if (size > limit)
        {
            throw new SourceException($"an object of {size} bytes is larger than the allowed {limit} bytes");
        }

        var result = new byte[size];
        var at = 0;
        while (delta.Length > 0)
        {
            var command = delta[0];
            delta = delta[1..];
            var source = (command & 0x80) != 0 ? Copy(command, ref delta, baseData) : Literal(command, ref delta);
            if (source.Length > result.Length - at)
            {
                throw Malformed();
            }

            source.CopyTo(result.AsSpan(at));
            at += source.Length;
        }

        return at == result.Length ? result : throw Malformed();
    }

    private static ReadOnlySpan<byte> Literal(byte count, ref ReadOnlySpan<byte> delta)
    {
        if (count == 0 || count > delta.Length)
        {
            throw Malformed();
        }

        var literal = delta[..count];
        delta = delta[count..];
        return literal;
    }

    private static ReadOnlySpan<byte> Copy(byte command, ref ReadOnlySpan<byte> delta, byte[] baseData)
    {
        long offset = 0;
        long size = 0;
        for (var i = 0; i < 7; i++)
        {
            if ((command & (1 << i)) == 0)
            {
                continue;
            }

            if (delta.IsEmpty)
            {
                throw Malformed();
            }

            offset |= i < 4 ? (long)delta[0] << (8 * i) : 0;
            size |= i < 4 ? 0 : (long)delta[0] << (8 * (i - 4));
            delta = delta[1..];
        }

        size = size == 0 ? 0x10000 : size;
        return offset + size <= baseData.Length ? baseData.AsSpan((int)offset, (int)size) : throw Malformed();
    }

    private static long ReadSize(ref ReadOnlySpan<byte> delta)
    {
        long size = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (delta.IsEmpty || shift > 56)
            {
                throw Malformed();
            }

            var value = delta[0];
            delta = delta[1..];
            size |= (long)(value & 0x7F) << shift;
            if ((value & 0x80) == 0)
            {
                return size;
            }
        }
    }

    private static SourceException Malformed() => new("malformed delta in the received pack");
}
