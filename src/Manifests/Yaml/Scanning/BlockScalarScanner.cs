namespace Flux.Manifests.Yaml.Scanning;

/// <summary>Literal (<c>|</c>) and folded (<c>&gt;</c>) scalars.</summary>
internal sealed class BlockScalarScanner(TextCursor cursor, Utf8Builder builder, Utf8Builder trailingBreaks)
{
    private readonly Utf8Builder _leadingBreak = new();

    public void Scan(ref Token token, bool literal, int parentIndent)
    {
        var line = cursor.Line;
        cursor.SkipAscii(1);
        var (chomping, increment) = ReadHeader(line);
        builder.Clear();
        _leadingBreak.Clear();
        trailingBreaks.Clear();
        var indent = increment == 0 ? 0 : Math.Max(parentIndent, 0) + increment;
        SkipEmptyLines(ref indent, parentIndent, line);
        var previousIsIndented = false;
        while (cursor.Column == indent && !cursor.IsEnd)
        {
            var isIndented = cursor.IsBlank;
            AppendBreaks(fold: !literal && !previousIsIndented && !isIndented);
            previousIsIndented = isIndented;
            var end = cursor.FindLineEnd(cursor.Position);
            builder.Append(cursor.Slice(cursor.Position, end));
            cursor.MoveTo(end);
            if (!cursor.IsEnd)
            {
                cursor.ReadLineBreak(_leadingBreak);
            }

            SkipEmptyLines(ref indent, parentIndent, line);
        }

        if (chomping != '-')
        {
            builder.Append(_leadingBreak);
        }

        if (chomping == '+')
        {
            builder.Append(trailingBreaks);
        }

        token.Text = builder.ToString();
        token.IsFolded = !literal;
    }

    private (char Chomping, int Increment) ReadHeader(int line)
    {
        var chomping = ReadChomping();
        var increment = 0;
        if (char.IsAsciiDigit((char)cursor.Current))
        {
            if (cursor.Current == '0')
            {
                throw cursor.Error("found an indentation indicator equal to 0", line);
            }

            increment = cursor.Current - '0';
            cursor.SkipAscii(1);
            chomping = chomping == ' ' ? ReadChomping() : chomping;
        }

        while (cursor.IsBlank)
        {
            cursor.SkipAscii(1);
        }

        if (cursor.Current == '#')
        {
            cursor.MoveTo(cursor.FindLineEnd(cursor.Position));
        }

        if (!cursor.IsEnd)
        {
            if (!cursor.IsBreak)
            {
                throw cursor.Error("did not find expected comment or line break", line);
            }

            cursor.ReadLineBreak(output: null);
        }

        return (chomping, increment);
    }

    private char ReadChomping()
    {
        if (cursor.Current is not ((byte)'+' or (byte)'-'))
        {
            return ' ';
        }

        var chomping = (char)cursor.Current;
        cursor.SkipAscii(1);
        return chomping;
    }

    private void AppendBreaks(bool fold)
    {
        if (fold && _leadingBreak.Length > 0 && _leadingBreak.Written[0] == '\n')
        {
            if (trailingBreaks.Length == 0)
            {
                builder.Append((byte)' ');
            }
        }
        else
        {
            builder.Append(_leadingBreak);
        }

        builder.Append(trailingBreaks);
        _leadingBreak.Clear();
        trailingBreaks.Clear();
    }

    /// <summary>Passes indentation and empty lines; an indent of 0 is not yet known and becomes that of the first text.</summary>
    private void SkipEmptyLines(ref int indent, int parentIndent, int line)
    {
        var deepest = 0;
        while (true)
        {
            while ((indent == 0 || cursor.Column < indent) && cursor.Current == ' ')
            {
                cursor.SkipAscii(1);
            }

            deepest = Math.Max(deepest, cursor.Column);
            if (cursor.Current == '\t' && (indent == 0 || cursor.Column < indent))
            {
                throw cursor.Error("found a tab character where an indentation space is expected", line);
            }

            if (!cursor.IsBreak)
            {
                break;
            }

            cursor.ReadLineBreak(trailingBreaks);
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(deepest, parentIndent + 1), 1);
        }
    }
}
