using System.Buffers;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>Writes the text of one scalar in a given style, breaking long lines at single spaces.</summary>
internal sealed class ScalarWriter(LayoutWriter layout, int width)
{
    private static readonly SearchValues<byte> LiteralBreaks = SearchValues.Create("\n\r\u0085\u2028"u8);

    private readonly OutputBuffer _output = layout.Output;
    private readonly DoubleQuotedWriter _doubleQuoted = new(layout, width);

    /// <param name="text">The scalar.</param>
    /// <param name="style">A style in which it can be written.</param>
    /// <param name="indent">Where its continuation lines begin.</param>
    /// <param name="allowBreaks">False for keys.</param>
    public void Write(ReadOnlySpan<byte> text, ScalarStyle style, int indent, bool allowBreaks)
    {
        switch (style)
        {
            case ScalarStyle.Plain:
                layout.Separate(needsSpace: true);
                WriteFolding(text, indent, allowBreaks, isQuoted: false);
                layout.EndText();
                break;
            case ScalarStyle.SingleQuoted:
                layout.Indicator((byte)'\'', needsSpace: true);
                WriteFolding(text, indent, allowBreaks, isQuoted: true);
                layout.Indicator((byte)'\'', needsSpace: false);
                layout.EndText();
                break;
            case ScalarStyle.Literal:
                WriteLiteral(text, indent);
                break;
            default:
                _doubleQuoted.Write(text, indent, allowBreaks);
                break;
        }
    }

    private void WriteFolding(ReadOnlySpan<byte> text, int indent, bool allowBreaks, bool isQuoted)
    {
        var afterSpace = false;
        var afterBreak = false;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at = WriteSpace(text, at, indent, allowBreaks && !afterSpace, isQuoted);
                afterSpace = true;
            }
            else if (Utf8Text.BreakWidth(text, at) is var breakWidth && breakWidth > 0)
            {
                _output.PutUnicodeBreak(text.Slice(at, breakWidth));
                layout.StartScalarLine();
                at += breakWidth;
                afterBreak = true;
            }
            else
            {
                if (afterBreak)
                {
                    layout.Indent(indent);
                }

                at = WriteRun(text, at, isQuoted);
                layout.LeaveIndentation();
                afterSpace = false;
                afterBreak = false;
            }
        }
    }

    private int WriteSpace(ReadOnlySpan<byte> text, int at, int indent, bool mayBreak, bool isQuoted)
    {
        var isInside = !isQuoted || (at > 0 && at < text.Length - 1);
        var isSingle = at + 1 >= text.Length || text[at + 1] != ' ';
        if (mayBreak && isInside && isSingle && _output.Column > width)
        {
            layout.Indent(indent);
        }
        else
        {
            _output.Put((byte)' ');
        }

        return at + 1;
    }

    private int WriteRun(ReadOnlySpan<byte> text, int at, bool isQuoted)
    {
        if (text[at] == '\'' && isQuoted)
        {
            _output.PutText("''"u8);
            return at + 1;
        }

        var end = at + Utf8Text.Width(text[at]);
        while (end < text.Length && text[end] != ' ' && !(isQuoted && text[end] == '\'') && Utf8Text.BreakWidth(text, end) == 0)
        {
            end += Utf8Text.Width(text[end]);
        }

        _output.PutText(text[at..end]);
        return end;
    }

    private void WriteLiteral(ReadOnlySpan<byte> text, int indent)
    {
        layout.Indicator((byte)'|', needsSpace: true);
        if (text[0] == ' ' || Utf8Text.BreakWidth(text, 0) > 0)
        {
            layout.Indicator((byte)'2', needsSpace: false);
        }

        if (ChompingHint(text) is { } hint)
        {
            layout.Indicator(hint, needsSpace: false);
        }

        _output.PutBreak();
        layout.StartBlockScalar();
        for (var at = 0; at < text.Length;)
        {
            var breakWidth = Utf8Text.BreakWidth(text, at);
            if (breakWidth > 0)
            {
                WriteBreak(text.Slice(at, breakWidth));
                at += breakWidth;
                continue;
            }

            layout.Indent(indent);
            var length = LineLength(text[at..]);
            _output.PutText(text.Slice(at, length));
            layout.LeaveIndentation();
            at += length;
        }
    }

    private void WriteBreak(ReadOnlySpan<byte> lineBreak)
    {
        if (lineBreak[0] == '\n')
        {
            _output.PutBreak();
        }
        else
        {
            _output.PutUnicodeBreak(lineBreak);
        }

        layout.StartScalarLine();
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAny(LiteralBreaks);
        while (at >= 0 && Utf8Text.BreakWidth(text, at) == 0)
        {
            var next = text[(at + 1)..].IndexOfAny(LiteralBreaks);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return at < 0 ? text.Length : at;
    }

    /// <summary><c>-</c> without a final break, <c>+</c> with several, none with exactly one.</summary>
    private static byte? ChompingHint(ReadOnlySpan<byte> text)
    {
        var last = LastCharacter(text);
        if (Utf8Text.BreakWidth(text, last) == 0)
        {
            return (byte)'-';
        }

        return last == 0 || Utf8Text.BreakWidth(text, LastCharacter(text[..last])) > 0 ? (byte)'+' : null;
    }

    private static int LastCharacter(ReadOnlySpan<byte> text)
    {
        var at = text.Length - 1;
        while ((text[at] & 0xC0) == 0x80)
        {
            at--;
        }

        return at;
    }
}
