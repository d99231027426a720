using System.Buffers;

namespace Flux.Manifests.Yaml.Scanning;

/// <summary>Scalars in single or double quotes. One without escapes on one line is not copied.</summary>
internal sealed class QuotedScalarScanner(TextCursor cursor, Utf8Builder builder, Utf8Builder breaks)
{
    private static readonly SearchValues<byte> DoubleStops = SearchValues.Create("\"\\\n\r\u0085\u2028"u8);
    private static readonly SearchValues<byte> SingleStops = SearchValues.Create("'\n\r\u0085\u2028"u8);

    private readonly EscapeReader _escapes = new(cursor, builder);

    public void Scan(ref Token token, byte quote)
    {
        var line = cursor.Line;
        cursor.SkipAscii(1);
        var start = cursor.Position;
        var rest = cursor.Text.AsSpan(start, cursor.Length - start);
        var stop = rest.IndexOfAny(quote == '"' ? DoubleStops : SingleStops);
        var isWhole = stop >= 0 && rest[stop] == quote && (quote == '"' || cursor.Text[start + stop + 1] != quote);
        if (isWhole)
        {
            token.Start = start;
            token.Length = stop;
            cursor.MoveTo(start + stop + 1);
            return;
        }

        builder.Clear();
        ScanSlowly(quote, line);
        cursor.SkipAscii(1);
        token.Text = builder.ToString();
    }

    private void ScanSlowly(byte quote, int line)
    {
        var folding = new LineFolding(builder, breaks);
        while (true)
        {
            if (IsDocumentIndicator())
            {
                throw cursor.Error("found unexpected document indicator", line);
            }

            if (cursor.IsEnd)
            {
                throw cursor.Error("found unexpected end of stream", line);
            }

            ReadText(quote, line, ref folding);
            if (cursor.Current == quote)
            {
                return;
            }

            ReadWhitespace(ref folding);
            if (folding.HasBreak)
            {
                folding.Finish();
            }
        }
    }

    /// <summary>Reads up to a blank, a break, the end, or the closing quote; an escaped line break begins the folding.</summary>
    private void ReadText(byte quote, int line, ref LineFolding folding)
    {
        while (!cursor.IsBlankOrEndAt(0))
        {
            var current = cursor.Current;
            if (current == quote)
            {
                if (quote == '"' || cursor.Peek() != quote)
                {
                    return;
                }

                builder.Append(quote);
                cursor.SkipAscii(2);
            }
            else if (quote == '"' && current == '\\')
            {
                if (cursor.BreakWidth(cursor.Position + 1) > 0)
                {
                    cursor.SkipAscii(1);
                    folding.ReadEscapedBreak(cursor);
                    return;
                }

                _escapes.Read(line);
            }
            else
            {
                var start = cursor.Position;
                cursor.Skip();
                builder.Append(cursor.Slice(start, cursor.Position));
            }
        }
    }

    private void ReadWhitespace(ref LineFolding folding)
    {
        var start = cursor.Position;
        while (cursor.IsBlankOrBreak)
        {
            if (cursor.IsBlank)
            {
                cursor.SkipAscii(1);
            }
            else
            {
                folding.ReadBreak(cursor);
            }
        }

        if (!folding.HasBreak)
        {
            builder.Append(cursor.Slice(start, cursor.Position));
        }
    }

    private bool IsDocumentIndicator() => cursor.IsDocumentIndicator((byte)'-') || cursor.IsDocumentIndicator((byte)'.');
}
