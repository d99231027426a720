using System.Text;
using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>
/// Writes the tar dialect of source artifacts: ustar entries without owner and time, and a PAX header that holds only the
/// path where the name does not fit or is not ASCII. Equal trees give equal bytes.
/// </summary>
internal sealed class TarWriter(Stream output)
{
    private static readonly byte[] Zeros = new byte[2 * TarBlocks.Size];

    public void WriteDirectory(string path, int mode) => WriteHeaders(path, mode, 0, TarBlocks.Directory);

    public void WriteFile(string path, TreeFile file, int mode)
    {
        WriteHeaders(path, mode, file.Length, TarBlocks.RegularFile);
        using (var content = file.Open())
        {
            CopyExactly(content, file.Length);
        }

        Pad(file.Length);
    }

    public void Finish() => output.Write(Zeros);

    private void WriteHeaders(string path, int mode, long size, byte type)
    {
        var name = NameEncoding.GetBytes(path);
        var ascii = !name.AsSpan().ContainsAnyExceptInRange((byte)1, (byte)127);
        if (ascii && name.Length <= TarBlocks.NameLength)
        {
            output.Write(TarBlocks.Header(new TarHeader(name, [], mode, size, type)));
        }
        else if (ascii && Split(name) is { } slash)
        {
            output.Write(TarBlocks.Header(new TarHeader(name[(slash + 1)..], name[..slash], mode, size, type)));
        }
        else
        {
            WriteExtendedHeader(path, name);
            output.Write(TarBlocks.Header(new TarHeader(AsciiPrefix(name), [], mode, size, type)));
        }
    }

    private void WriteExtendedHeader(string path, byte[] name)
    {
        var record = PathRecord(name);
        var slash = path.LastIndexOf('/');
        var headerName = AsciiPrefix(NameEncoding.GetBytes(path[..(slash + 1)] + "PaxHeaders.0/" + path[(slash + 1)..]));
        var trimmed = headerName.AsSpan().TrimEnd((byte)'/').ToArray();
        output.Write(TarBlocks.Header(new TarHeader(trimmed, [], 0, record.Length, TarBlocks.ExtendedHeader)));
        output.Write(record);
        Pad(record.Length);
    }

    /// <summary><c>LENGTH path=NAME\n</c>, where the length counts its own digits.</summary>
    private static byte[] PathRecord(byte[] name)
    {
        var rest = " path=".Length + name.Length + 1;
        var length = rest + Digits(rest);
        while (length != rest + Digits(length))
        {
            length = rest + Digits(length);
        }

        return [.. Encoding.ASCII.GetBytes($"{length} path="), .. name, (byte)'\n'];
    }

    private static int Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;

    private static byte[] AsciiPrefix(byte[] name) => [.. name.Where(value => value < 128).Take(TarBlocks.NameLength)];

    /// <summary>The slash at which a long name is cut into prefix and name; null when no slash fits both.</summary>
    private static int? Split(byte[] name)
    {
        var longest = Math.Min(name.Length, TarBlocks.PrefixLength + 1);
        if (longest == name.Length && name[^1] == '/')
        {
            longest--;
        }

        var slash = name.AsSpan(0, longest).LastIndexOf((byte)'/');
        var rest = name.Length - slash - 1;
        return slash <= 0 || rest is 0 or > TarBlocks.NameLength || slash > TarBlocks.PrefixLength ? null : slash;
    }

    private void CopyExactly(Stream content, long length)
    {
        var buffer = new byte[81920];
        for (var left = length; left > 0;)
        {
            var read = content.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw new SourceException("a file became shorter while it was archived");
            }

            output.Write(buffer, 0, read);
            left -= read;
        }
    }

    private void Pad(long length) => output.Write(Zeros, 0, (int)(-length & (TarBlocks.Size - 1)));
}
