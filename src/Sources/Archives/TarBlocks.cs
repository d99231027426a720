using System.Text;

namespace Flux.Sources.Archives;

/// <summary>The fields of a tar header block, as the ustar format lays them out.</summary>
internal static class TarBlocks
{
    public const int Size = 512;
    public const int NameLength = 100;
    public const int PrefixLength = 155;
    public const byte RegularFile = (byte)'0';
    public const byte Directory = (byte)'5';
    public const byte ExtendedHeader = (byte)'x';

    /// <summary>A header with owner 0, no names and time 0, checksum included.</summary>
    public static byte[] Header(TarHeader header)
    {
        var block = new byte[Size];
        header.Name.CopyTo(block.AsSpan(0, NameLength));
        Octal(block.AsSpan(100, 8), header.Mode);
        Octal(block.AsSpan(108, 8), 0);
        Octal(block.AsSpan(116, 8), 0);
        Octal(block.AsSpan(124, 12), header.Size);
        Octal(block.AsSpan(136, 12), 0);
        block[156] = header.Type;
        "ustar\000"u8.CopyTo(block.AsSpan(257));
        if (header.Type != ExtendedHeader)
        {
            // The device numbers of a PAX header stay empty: the format that original archives have, byte for byte.
            Octal(block.AsSpan(329, 8), 0);
            Octal(block.AsSpan(337, 8), 0);
        }

        header.Prefix.CopyTo(block.AsSpan(345, PrefixLength));
        WriteChecksum(block);
        return block;
    }

    private static void WriteChecksum(byte[] block)
    {
        block.AsSpan(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
        {
            sum += value;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", block.AsSpan(148, 8));
    }

    private static void Octal(Span<byte> field, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(field.Length - 1, '0') + "\0", field);
}
