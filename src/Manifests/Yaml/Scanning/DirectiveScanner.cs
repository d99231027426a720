namespace Flux.Manifests.Yaml.Scanning;

/// <summary><c>%YAML</c> and <c>%TAG</c> lines.</summary>
internal sealed class DirectiveScanner(TextCursor cursor, TagScanner tags)
{
    private const int MaxVersionDigits = 2;

    public void Scan(ref Token token)
    {
        var line = cursor.Line;
        cursor.SkipAscii(1);
        var name = ReadName(line);
        SkipBlanks();
        switch (name)
        {
            case "YAML":
                token.Text = ReadVersion(line);
                break;
            case "TAG":
                token.Kind = TokenKind.TagDirective;
                (token.Text, token.Suffix) = ReadTagDirective(line);
                break;
            default:
                throw cursor.Error("found unknown directive name", line);
        }

        SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.MoveTo(cursor.FindLineEnd(cursor.Position));
        }

        if (cursor.IsBreak)
        {
            cursor.ReadLineBreak(output: null);
        }
        else if (!cursor.IsEnd)
        {
            throw cursor.Error("did not find expected comment or line break", line);
        }
    }

    private string ReadName(int line)
    {
        var name = tags.ReadWord();
        if (name.Length == 0)
        {
            throw cursor.Error("could not find expected directive name", line);
        }

        return cursor.IsBlankOrEndAt(0)
            ? name
            : throw cursor.Error("found unexpected non-alphabetical character", line);
    }

    private string ReadVersion(int line)
    {
        var major = ReadNumber(line);
        if (cursor.Current != '.')
        {
            throw cursor.Error("did not find expected digit or '.' character", line);
        }

        cursor.SkipAscii(1);
        return $"{major}.{ReadNumber(line)}";
    }

    private int ReadNumber(int line)
    {
        var value = 0;
        var length = 0;
        for (; char.IsAsciiDigit((char)cursor.Current); length++)
        {
            if (length == MaxVersionDigits)
            {
                throw cursor.Error("found extremely long version number", line);
            }

            value = (value * 10) + cursor.Current - '0';
            cursor.SkipAscii(1);
        }

        return length > 0 ? value : throw cursor.Error("did not find expected version number", line);
    }

    private (string Handle, string Prefix) ReadTagDirective(int line)
    {
        var handle = tags.ReadHandle(inDirective: true, line);
        if (!cursor.IsBlank)
        {
            throw cursor.Error("did not find expected whitespace", line);
        }

        SkipBlanks();
        var prefix = tags.ReadUri("", line);
        return cursor.IsBlankOrEndAt(0)
            ? (handle, prefix)
            : throw cursor.Error("did not find expected whitespace or line break", line);
    }

    private void SkipBlanks()
    {
        while (cursor.IsBlank)
        {
            cursor.SkipAscii(1);
        }
    }
}
