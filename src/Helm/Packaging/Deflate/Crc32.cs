namespace Flux.Helm.Packaging.Deflate;

/// <summary>The checksum of gzip.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = CreateTable();

    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _state = Table[(byte)_state ^ value] ^ (_state >> 8);
        }
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}
