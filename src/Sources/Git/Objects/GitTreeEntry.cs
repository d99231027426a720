using Flux.Sources.Files;

namespace Flux.Sources.Git.Objects;

/// <summary>One entry of a tree object.</summary>
internal readonly record struct GitTreeEntry(int Mode, string Name, ObjectId Id)
{
    private const int TypeMask = 0xF000;

    public bool IsTree => (Mode & TypeMask) == 0x4000;

    public bool IsLink => (Mode & TypeMask) == 0xA000;

    public bool IsSubmodule => (Mode & TypeMask) == 0xE000;

    public bool IsFile => (Mode & TypeMask) == 0x8000;

    public int FileMode => (Mode & FileModes.AnyExecute) != 0 ? FileModes.Executable : FileModes.Plain;

    /// <exception cref="SourceException">The object is no tree.</exception>
    public static IReadOnlyList<GitTreeEntry> Parse(ReadOnlySpan<byte> data, int idLength)
    {
        var entries = new List<GitTreeEntry>();
        while (data.Length > 0)
        {
            var space = data.IndexOf((byte)' ');
            var end = data.IndexOf((byte)0);
            if (space is < 1 or > 7 || end <= space || data.Length < end + 1 + idLength || !TryParseOctal(data[..space], out var mode))
            {
                throw new SourceException("malformed tree object");
            }

            entries.Add(new GitTreeEntry(mode, NameEncoding.GetString(data[(space + 1)..end]), new ObjectId(data.Slice(end + 1, idLength))));
            data = data[(end + 1 + idLength)..];
        }

        return entries;
    }

    private static bool TryParseOctal(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            value = (value << 3) | (digit - '0');
        }

        return true;
    }
}
