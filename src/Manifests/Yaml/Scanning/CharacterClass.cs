namespace Flux.Manifests.Yaml.Scanning;

/// <summary>What a byte can mean to the scanner. Bytes of multi-byte characters are looked at by <see cref="TextCursor"/>.</summary>
internal static class CharacterClass
{
    /// <summary>A run of plain text can go on over this byte without a look at its neighbours.</summary>
    public const byte PlainText = 1;

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>: names of anchors, handles and directives.</summary>
    public const byte Word = 2;

    /// <summary>Allowed in the URI of a tag.</summary>
    public const byte TagUri = 4;

    /// <summary>Cannot begin a plain scalar.</summary>
    public const byte Indicator = 8;

    private static readonly byte[] Table = Build();

    public static bool Is(byte value, byte @class) => (Table[value] & @class) != 0;

    private static byte[] Build()
    {
        var table = new byte[256];
        for (var value = 0x21; value < 0x7F; value++)
        {
            table[value] |= ":,?[]{}"u8.Contains((byte)value) ? (byte)0 : PlainText;
            if (char.IsAsciiLetterOrDigit((char)value) || "-_"u8.Contains((byte)value))
            {
                table[value] |= Word | TagUri;
            }
        }

        foreach (var value in ";/?:@&=+$,.!~*'()[]%"u8)
        {
            table[value] |= TagUri;
        }

        foreach (var value in "-?:,[]{}#&*!|>'\"%@`"u8)
        {
            table[value] |= Indicator;
        }

        return table;
    }
}
