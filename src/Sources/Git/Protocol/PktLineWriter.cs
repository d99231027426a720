using System.Text;

namespace Flux.Sources.Git.Protocol;

/// <summary>Builds a request of pkt-lines.</summary>
internal sealed class PktLineWriter
{
    private readonly StringBuilder _text = new();

    public PktLineWriter Line(string content)
    {
        var line = content + "\n";
        _text.Append((Encoding.UTF8.GetByteCount(line) + 4).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)).Append(line);
        return this;
    }

    public PktLineWriter Flush()
    {
        _text.Append("0000");
        return this;
    }

    public PktLineWriter Delimiter()
    {
        _text.Append("0001");
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());
}
