using System.Text;

namespace Flux.Manifests.Yaml.Scanning;

/// <summary>A growing piece of UTF-8 text that is used again for the next one.</summary>
internal sealed class Utf8Builder
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(Utf8Builder other) => Append(other.Written);

    public void AppendRune(Rune rune)
    {
        Reserve(4);
        Length += rune.EncodeToUtf8(_bytes.AsSpan(Length));
    }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, Length);

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
