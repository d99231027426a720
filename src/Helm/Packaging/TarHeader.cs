using System.Globalization;
using System.Text;

namespace Flux.Helm.Packaging;

/// <summary>The 512 bytes before a file in an archive, in the ustar format; what does not fit goes to a record before it.</summary>
internal static class TarHeader
{
    public const int BlockSize = 512;

    private const int NameSize = 100;
    private const int PrefixSize = 155;
    private const char RegularFile = '0';
    private const char ExtendedRecords = 'x';

    /// <summary>The blocks before a regular file, those of extended records included.</summary>
    public static IEnumerable<byte[]> Of(string name, long size, DateTimeOffset time)
    {
        if (Split(name) is { } split)
        {
            return [Block(split.Prefix, split.Name, size, time.ToUnixTimeSeconds(), RegularFile)];
        }

        var records = Encoding.UTF8.GetBytes(Record("path", name));
        var slash = name.LastIndexOf('/');
        var folder = slash < 0 ? "" : name[..slash] + "/";
        return
        [
            Block("", Ascii($"{folder}PaxHeaders.0/{name[(slash + 1)..]}"), records.Length, 0, ExtendedRecords),
            Padded(records),
            Block("", Ascii(name), size, time.ToUnixTimeSeconds(), RegularFile),
        ];
    }

    /// <summary>Bytes with zeros up to the next block.</summary>
    public static byte[] Padded(byte[] data)
    {
        var padded = new byte[(data.Length + BlockSize - 1) / BlockSize * BlockSize];
        data.CopyTo(padded, 0);
        return padded;
    }

    private static (string Prefix, string Name)? Split(string name)
    {
        if (!Ascii7(name))
        {
            return null;
        }

        if (name.Length <= NameSize)
        {
            return ("", name);
        }

        var slash = name.LastIndexOf('/', Math.Min(PrefixSize, name.Length - 1));
        return slash > 0 && name.Length - slash - 1 is > 0 and <= NameSize ? (name[..slash], name[(slash + 1)..]) : null;
    }

    private static bool Ascii7(string name) => name.All(char.IsAscii);

    private static string Ascii(string name)
    {
        var ascii = new string([.. name.Where(char.IsAscii)]);
        return ascii.Length > NameSize ? ascii[..NameSize].TrimEnd('/') : ascii;
    }

    /// <summary>A record begins with its own length in decimal digits.</summary>
    private static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        var length = rest;
        while (length != rest + length.ToString(CultureInfo.InvariantCulture).Length)
        {
            length = rest + length.ToString(CultureInfo.InvariantCulture).Length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
    }

    private static byte[] Block(string prefix, string name, long size, long time, char type)
    {
        var block = new byte[BlockSize];
        Put(block, 0, name);
        Octal(block, 100, 8, type == RegularFile ? 420 : 0);
        Octal(block, 108, 8, 0);
        Octal(block, 116, 8, 0);
        Octal(block, 124, 12, size);
        Octal(block, 136, 12, Math.Max(0, time));
        Put(block, 148, "        ");
        block[156] = (byte)type;
        Put(block, 257, "ustar\0" + "00");
        Octal(block, 329, 8, 0);
        Octal(block, 337, 8, 0);
        Put(block, 345, prefix);
        Octal(block, 148, 7, block.Sum(value => (long)value));
        return block;
    }

    private static void Put(byte[] block, int at, string text) => Encoding.ASCII.GetBytes(text, block.AsSpan(at));

    private static void Octal(byte[] block, int at, int size, long value) =>
        Put(block, at, Convert.ToString(value, 8).PadLeft(size - 1, '0') + "\0");
}
