using System.Text;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>The text written so far, and the column (in characters) at its end.</summary>
internal sealed class OutputBuffer
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Column { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>One ASCII character that is no line break.</summary>
    public void Put(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
        Column++;
    }

    public void PutSpaces(int count)
    {
        Reserve(count);
        _bytes.AsSpan(_length, count).Fill((byte)' ');
        _length += count;
        Column += count;
    }

    public void PutBreak()
    {
        Reserve(1);
        _bytes[_length++] = (byte)'\n';
        Column = 0;
    }

    /// <summary>Characters without line breaks.</summary>
    public void PutText(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
        Column += Ascii.IsValid(utf8) ? utf8.Length : CountCharacters(utf8);
    }

    /// <summary>A Unicode line break, kept as it is.</summary>
    public void PutUnicodeBreak(ReadOnlySpan<byte> utf8)
    {
        PutText(utf8);
        Column = 0;
    }

    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var value in utf8)
        {
            count += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
