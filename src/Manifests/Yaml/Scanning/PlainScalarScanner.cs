namespace Flux.Manifests.Yaml.Scanning;

/// <summary>Scalars without quotes. One that stands on one line is not copied.</summary>
internal sealed class PlainScalarScanner(TextCursor cursor, Utf8Builder builder, Utf8Builder breaks)
{
    /// <returns>True when it ended after a line break, so that a key may follow.</returns>
    public bool Scan(ref Token token, int parentIndent, bool inFlow)
    {
        var line = cursor.Line;
        var start = cursor.Position;
        var end = start;
        var built = false;
        var folding = new LineFolding(builder, breaks);
        while (!cursor.IsDocumentIndicator((byte)'-') && !cursor.IsDocumentIndicator((byte)'.') && cursor.Current != '#')
        {
            var runStart = cursor.Position;
            var runEnd = FindRunEnd(runStart, inFlow);
            if (runEnd > runStart)
            {
                if (folding.HasBreak || built)
                {
                    if (!built)
                    {
                        builder.Clear();
                        builder.Append(cursor.Slice(start, end));
                        built = true;
                    }

                    AppendSeparator(ref folding, end, runStart);
                    builder.Append(cursor.Slice(runStart, runEnd));
                }

                cursor.MoveTo(runEnd);
                end = runEnd;
            }

            if (!cursor.IsBlankOrBreak)
            {
                break;
            }

            SkipWhitespace(ref folding, parentIndent, line);
            if (!inFlow && cursor.Column <= parentIndent)
            {
                break;
            }
        }

        token.IsPlain = true;
        token.Start = start;
        token.Length = end - start;
        token.Text = built ? builder.ToString() : null;
        return folding.HasBreak;
    }

    /// <summary>Spaces inside one line stay; a line break between lines is folded.</summary>
    private void AppendSeparator(ref LineFolding folding, int end, int runStart)
    {
        if (folding.HasBreak)
        {
            folding.Finish();
        }
        else
        {
            builder.Append(cursor.Slice(end, runStart));
        }
    }

    private int FindRunEnd(int at, bool inFlow)
    {
        var text = cursor.Text;
        while (true)
        {
            var value = text[at];
            if (CharacterClass.Is(value, CharacterClass.PlainText))
            {
                at++;
                continue;
            }

            if (cursor.IsBlankBreakOrEnd(at))
            {
                return at;
            }

            var ends = value switch
            {
                (byte)':' => cursor.IsBlankBreakOrEnd(at + 1),
                (byte)',' or (byte)'?' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' => inFlow,
                _ => false,
            };
            if (ends)
            {
                return at;
            }

            at += cursor.WidthAt(at);
        }
    }

    private void SkipWhitespace(ref LineFolding folding, int parentIndent, int line)
    {
        while (true)
        {
            if (cursor.IsBlank)
            {
                if (folding.HasBreak && cursor.Current == '\t' && cursor.Column <= parentIndent)
                {
                    throw cursor.Error("found a tab character that violates indentation", line);
                }

                cursor.SkipAscii(1);
            }
            else if (cursor.IsBreak)
            {
                folding.ReadBreak(cursor);
            }
            else
            {
                return;
            }
        }
    }
}
