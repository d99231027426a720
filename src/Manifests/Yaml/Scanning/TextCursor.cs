using System.Buffers;
using System.Text;

namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// A place in validated UTF-8 text, with line and column kept as it moves. The text is padded with zeros, which occur
/// nowhere else in it, so looking a few bytes ahead needs no bounds.
/// </summary>
internal sealed class TextCursor(byte[] text, int length)
{
    /// <summary>Zeros that must follow the text.</summary>
    public const int Padding = 8;

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create([(byte)'\n', (byte)'\r', 0xC2, 0xE2]);

    private int _lineStart;
    private int _continuationBytes;

    public byte[] Text { get; } = text;

    public int Length { get; } = length;

    /// <summary>Whether errors name the line where what is being read began, not the one where it goes wrong.</summary>
    public bool ErrorsNameContext { get; set; }

    public int Position { get; private set; }

    /// <summary>From 0.</summary>
    public int Line { get; private set; }

    /// <summary>Characters from the start of the text.</summary>
    public int Index => Position - _continuationBytes;

    /// <summary>Characters from the start of the line.</summary>
    public int Column => Index - _lineStart;

    public byte Current => Text[Position];

    public byte Peek(int offset = 1) => Text[Position + offset];

    public bool IsEnd => Text[Position] == 0;

    public bool IsBlank => Text[Position] is (byte)' ' or (byte)'\t';

    public bool IsBreak => BreakWidth(Position) > 0;

    public bool IsBlankOrBreak => IsBlank || IsBreak;

    public bool IsBlankOrEndAt(int offset) => IsBlankBreakOrEnd(Position + offset);

    /// <summary><c>---</c> or <c>...</c> at the start of a line, with nothing attached.</summary>
    public bool IsDocumentIndicator(byte mark) =>
        Text[Position] == mark && Column == 0 && Peek() == mark && Peek(2) == mark && IsBlankOrEndAt(3);

    public ReadOnlySpan<byte> Slice(int start, int end) => Text.AsSpan(start, end - start);

    public string Decode(int start, int end) => Encoding.UTF8.GetString(Text, start, end - start);

    /// <summary>Moves over one character that is no line break.</summary>
    public void Skip()
    {
        var width = WidthAt(Position);
        Position += width;
        _continuationBytes += width - 1;
    }

    /// <summary>Moves over bytes that are one character each and no line breaks.</summary>
    public void SkipAscii(int count) => Position += count;

    /// <summary>Moves to a later place in the same line.</summary>
    public void MoveTo(int position)
    {
        var passed = Text.AsSpan(Position, position - Position);
        if (!Ascii.IsValid(passed))
        {
            foreach (var value in passed)
            {
                _continuationBytes += (value & 0xC0) == 0x80 ? 1 : 0;
            }
        }

        Position = position;
    }

    /// <summary>Moves over a line break and adds it to the text in its normal form: all but the Unicode separators are a line feed.</summary>
    public void ReadLineBreak(Utf8Builder? output)
    {
        var width = BreakWidth(Position);
        if (width == 3)
        {
            output?.Append(Text.AsSpan(Position, 3));
        }
        else
        {
            output?.Append((byte)'\n');
        }

        _continuationBytes += Text[Position] >= 0x80 ? width - 1 : 0;
        Position += width;
        StartLine();
    }

    /// <summary>At the end of the text: the position that errors about a missing rest are reported at.</summary>
    public void ForceNewLine()
    {
        if (Column != 0)
        {
            StartLine();
        }
    }

    /// <summary>The place of the first byte at or after <paramref name="from"/> that ends a line or the text.</summary>
    public int FindLineEnd(int from)
    {
        var at = from + Text.AsSpan(from, Length - from).IndexOfAny(LineEnds);
        while (at >= from && BreakWidth(at) == 0)
        {
            var next = Text.AsSpan(at + 1, Length - at - 1).IndexOfAny(LineEnds);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return at < from ? Length : at;
    }

    public int BreakWidth(int at) => Text[at] switch
    {
        (byte)'\n' => 1,
        (byte)'\r' => Text[at + 1] == '\n' ? 2 : 1,
        0xC2 => Text[at + 1] == 0x85 ? 2 : 0,
        0xE2 => Text[at + 1] == 0x80 && Text[at + 2] is 0xA8 or 0xA9 ? 3 : 0,
        _ => 0,
    };

    public int WidthAt(int at) => Text[at] switch
    {
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    public bool IsBlankBreakOrEnd(int at) => Text[at] is 0 or (byte)' ' or (byte)'\t' || BreakWidth(at) > 0;

    /// <param name="problem">What is wrong here.</param>
    /// <param name="contextLine">Where what is being read began.</param>
    public ManifestException Error(string problem, int contextLine) =>
        YamlErrors.AtCharacter(problem, Line, contextLine, ErrorsNameContext);

    private void StartLine()
    {
        Line++;
        _lineStart = Index;
    }
}
