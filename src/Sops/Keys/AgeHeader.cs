using System.Text;

namespace Flux.Sops.Keys;

/// <summary>The text at the start of an age file.</summary>
internal sealed class AgeHeader
{
    private const int MostStanzas = 256;
    private const int FullLine = 64;

    private readonly List<AgeStanza> _stanzas = [];

    public string Intro { get; private set; } = "";

    public IReadOnlyList<AgeStanza> Stanzas => _stanzas;

    public byte[] Mac { get; private set; } = [];

    /// <summary>What the MAC covers, in bytes.</summary>
    public int AuthenticatedLength { get; private set; }

    /// <summary>Where the payload begins.</summary>
    public int Length { get; private set; }

    /// <exception cref="SopsException">The header is malformed.</exception>
    public static AgeHeader Parse(byte[] bytes)
    {
        var header = new AgeHeader();
        var at = 0;
        header.Intro = ReadLine(bytes, ref at);
        while (header._stanzas.Count < MostStanzas)
        {
            var start = at;
            var line = ReadLine(bytes, ref at);
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                header.Mac = Decode(line[4..]) ?? throw Malformed();
                (header.AuthenticatedLength, header.Length) = (start + 3, at);
                return header;
            }

            if (!line.StartsWith("-> ", StringComparison.Ordinal))
            {
                throw Malformed();
            }

            header._stanzas.Add(new AgeStanza(line[3..].Split(' '), ReadBody(bytes, ref at)));
        }

        throw Malformed();
    }

    /// <summary>Base64 without padding, as the format has it; null for what is none.</summary>
    public static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] ReadBody(byte[] bytes, ref int at)
    {
        var body = new StringBuilder();
        string line;
        do
        {
            line = ReadLine(bytes, ref at);
            body.Append(line);
        }
        while (line.Length == FullLine);

        return Decode(body.ToString()) ?? throw Malformed();
    }

    private static string ReadLine(byte[] bytes, ref int at)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', at);
        if (end < 0)
        {
            throw Malformed();
        }

        var line = Encoding.Latin1.GetString(bytes, at, end - at);
        at = end + 1;
        return line;
    }

    private static SopsException Malformed() => new("failed to read header: malformed age header");
}
