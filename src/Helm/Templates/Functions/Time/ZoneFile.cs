using System.Buffers.Binary;
using System.Text;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>
/// A zone of the system's database (RFC 9636). It is read here since the platform's zones have no abbreviations and no seconds, which
/// the oldest offsets have.
/// </summary>
internal sealed class ZoneFile
{
    private const int HeaderLength = 44;
    private const int MaxBytes = 1 << 20;

    private static readonly string[] Folders = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo"];

    private readonly long[] _transitions;
    private readonly byte[] _kinds;
    private readonly GoLocation[] _zones;
    private readonly bool[] _isSummer;
    private readonly ZoneRule? _rule;

    private ZoneFile(ReadOnlySpan<byte> data, int width)
    {
        var count = Number(data, 32);
        var zones = Number(data, 36);
        var at = HeaderLength;
        _transitions = new long[count];
        for (var i = 0; i < count; i++, at += width)
        {
            _transitions[i] = width == 8 ? BinaryPrimitives.ReadInt64BigEndian(data[at..]) : BinaryPrimitives.ReadInt32BigEndian(data[at..]);
        }

        _kinds = data.Slice(at, count).ToArray();
        at += count;
        var names = data.Slice(at + (6 * zones), Number(data, 40));
        _zones = new GoLocation[zones];
        _isSummer = new bool[zones];
        for (var i = 0; i < zones; i++, at += 6)
        {
            var name = names[data[at + 5]..];
            _zones[i] = new GoLocation("", BinaryPrimitives.ReadInt32BigEndian(data[at..]), Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]));
            _isSummer[i] = data[at + 4] != 0;
        }

        at += names.Length + (Number(data, 28) * (width + 4)) + Number(data, 24) + Number(data, 20);
        var footer = Encoding.ASCII.GetString(data[at..]).Trim('\n');
        _rule = width == 8 && footer.Length > 0 ? ZoneRule.Parse(footer) : null;
    }

    /// <summary>Null where there is no zone of that name, and for names that Go takes for UTC itself or refuses.</summary>
    public static ZoneFile? Read(string name)
    {
        if (name is "" or "UTC" or "Local" || name[0] is '/' or '\\' || name.Contains("..", StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var folder in Folders)
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file is { Exists: true, Length: <= MaxBytes })
            {
                return Parse(File.ReadAllBytes(file.FullName));
            }
        }

        return null;
    }

    /// <summary>Null when the bytes are no zone.</summary>
    internal static ZoneFile? Parse(ReadOnlySpan<byte> data)
    {
        try
        {
            if (!data.StartsWith("TZif"u8))
            {
                return null;
            }

            // From the second version on everything comes twice, first for programs that know only 32 bits.
            return data[4] == 0 ? new ZoneFile(data, 4) : new ZoneFile(data[(HeaderLength + FirstBlock(data))..], 8);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            // A count that leads beyond the end.
            return null;
        }
    }

    /// <summary>What clocks of the zone show then.</summary>
    /// <param name="unixSeconds">Seconds since 1970.</param>
    public GoLocation? At(long unixSeconds)
    {
        if (_zones.Length == 0)
        {
            return null;
        }

        var next = Array.BinarySearch(_transitions, unixSeconds);
        next = next < 0 ? ~next : next + 1;
        return next == 0 ? _zones[First()]
            : next == _transitions.Length && _rule is not null ? _rule.At(unixSeconds)
            : _zones[_kinds[next - 1]];
    }

    /// <summary>The zone before all changes: the first one if nothing changes to it, else a standard time before the first summer.</summary>
    private int First()
    {
        if (!_kinds.Contains((byte)0))
        {
            return 0;
        }

        for (var kind = _kinds.Length > 0 && _isSummer[_kinds[0]] ? _kinds[0] - 1 : -1; kind >= 0; kind--)
        {
            if (!_isSummer[kind])
            {
                return kind;
            }
        }

        return Math.Max(0, Array.IndexOf(_isSummer, false));
    }

    private static int FirstBlock(ReadOnlySpan<byte> data) =>
        (Number(data, 32) * 5) + (Number(data, 36) * 6) + Number(data, 40) + (Number(data, 28) * 8) + Number(data, 24) + Number(data, 20);

    private static int Number(ReadOnlySpan<byte> data, int at) =>
        BinaryPrimitives.ReadInt32BigEndian(data[at..]) is >= 0 and <= MaxBytes and var number ? number : throw new OverflowException();
}
