using System.Text;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>Characters of valid UTF-8 text as the emitter classes them.</summary>
internal static class Utf8Text
{
    public static int Width(byte first) => first switch
    {
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    /// <summary>Bytes of the line break at a place, Unicode's included; 0 when there is none.</summary>
    public static int BreakWidth(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'\n' or (byte)'\r' => 1,
        0xC2 => text[at + 1] == 0x85 ? 2 : 0,
        0xE2 => text[at + 1] == 0x80 && text[at + 2] is 0xA8 or 0xA9 ? 3 : 0,
        _ => 0,
    };

    /// <summary>Printable for libyaml: tabs, carriage returns and everything beyond the basic plane are not.</summary>
    public static bool IsPrintable(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'\n' or (>= 0x20 and <= 0x7E) => true,
        0xC2 => text[at + 1] >= 0xA0,
        > 0xC2 and < 0xED or 0xEE => true,
        0xED => text[at + 1] < 0xA0,
        0xEF => !(text[at + 1] == 0xBB && text[at + 2] == 0xBF) && !(text[at + 1] == 0xBF && text[at + 2] >= 0xBE),
        _ => false,
    };

    public static Rune RuneAt(ReadOnlySpan<byte> text, int at)
    {
        Rune.DecodeFromUtf8(text[at..], out var rune, out _);
        return rune;
    }
}
