namespace Flux.Manifests.Yaml.Scanning;

/// <summary>Anchors, aliases and tags.</summary>
internal sealed class TagScanner(TextCursor cursor, Utf8Builder builder)
{
    public void ScanAnchor(ref Token token)
    {
        var line = cursor.Line;
        cursor.SkipAscii(1);
        var name = ReadWord();
        if (name.Length == 0 || !(cursor.IsBlankOrEndAt(0) || "?:,]}%@`"u8.Contains(cursor.Current)))
        {
            throw cursor.Error("did not find expected alphabetic or numeric character", line);
        }

        token.Text = name;
    }

    public void ScanTag(ref Token token)
    {
        var line = cursor.Line;
        if (cursor.Peek() == '<')
        {
            cursor.SkipAscii(2);
            token.Text = "";
            token.Suffix = ReadUri("", line);
            if (cursor.Current != '>')
            {
                throw cursor.Error("did not find the expected '>'", line);
            }

            cursor.SkipAscii(1);
        }
        else
        {
            (token.Text, token.Suffix) = ReadShorthand(line);
        }

        if (!cursor.IsBlankOrEndAt(0))
        {
            throw cursor.Error("did not find expected whitespace or line break", line);
        }
    }

    /// <summary><c>!</c>, <c>!!</c> or <c>!name!</c>; in a tag, as opposed to a directive, also the beginning of a suffix: <c>!name</c>.</summary>
    public string ReadHandle(bool inDirective, int line)
    {
        if (cursor.Current != '!')
        {
            throw cursor.Error("did not find expected '!'", line);
        }

        cursor.SkipAscii(1);
        var handle = "!" + ReadWord();
        if (cursor.Current == '!')
        {
            cursor.SkipAscii(1);
            return handle + "!";
        }

        return inDirective && handle != "!" ? throw cursor.Error("did not find expected '!'", line) : handle;
    }

    public string ReadUri(string head, int line)
    {
        builder.Clear();
        var found = head.Length > 0;
        while (CharacterClass.Is(cursor.Current, CharacterClass.TagUri))
        {
            found = true;
            if (cursor.Current == '%')
            {
                ReadEscapedCharacter(line);
            }
            else
            {
                builder.Append(cursor.Current);
                cursor.SkipAscii(1);
            }
        }

        if (!found)
        {
            throw cursor.Error("did not find expected tag URI", line);
        }

        return string.Concat(head.AsSpan(Math.Min(1, head.Length)), builder.ToString());
    }

    public string ReadWord()
    {
        var start = cursor.Position;
        while (CharacterClass.Is(cursor.Current, CharacterClass.Word))
        {
            cursor.SkipAscii(1);
        }

        return cursor.Decode(start, cursor.Position);
    }

    private (string Handle, string Suffix) ReadShorthand(int line)
    {
        var handle = ReadHandle(inDirective: false, line);
        if (handle.Length > 1 && handle[^1] == '!')
        {
            return (handle, ReadUri("", line));
        }

        var suffix = ReadUri(handle, line);
        return suffix.Length == 0 ? ("", "!") : ("!", suffix);
    }

    private void ReadEscapedCharacter(int line)
    {
        var remaining = 0;
        do
        {
            if (cursor.Current != '%' || !char.IsAsciiHexDigit((char)cursor.Peek()) || !char.IsAsciiHexDigit((char)cursor.Peek(2)))
            {
                throw cursor.Error("did not find URI escaped octet", line);
            }

            var octet = Convert.ToByte(cursor.Decode(cursor.Position + 1, cursor.Position + 3), 16);
            if (remaining == 0)
            {
                remaining = octet switch { < 0x80 => 1, >= 0xC0 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF8 => 4, _ => 0 };
                if (remaining == 0)
                {
                    throw cursor.Error("found an incorrect leading UTF-8 octet", line);
                }
            }
            else if ((octet & 0xC0) != 0x80)
            {
                throw cursor.Error("found an incorrect trailing UTF-8 octet", line);
            }

            builder.Append(octet);
            cursor.SkipAscii(3);
        }
        while (--remaining > 0);
    }
}
