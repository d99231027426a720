using System.Globalization;
using System.Text;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>Double-quoted scalars with YAML's escapes.</summary>
internal sealed class DoubleQuotedWriter(LayoutWriter layout, int width)
{
    private readonly OutputBuffer _output = layout.Output;

    public void Write(ReadOnlySpan<byte> text, int indent, bool allowBreaks)
    {
        layout.Indicator((byte)'"', needsSpace: true);

        // Known from the original: a text that begins with a byte order mark has all its characters escaped.
        var escapesAll = text.StartsWith("\uFEFF"u8);
        var afterSpace = false;
        for (var at = 0; at < text.Length;)
        {
            if (escapesAll || MustEscape(text, at))
            {
                at += WriteEscape(Utf8Text.RuneAt(text, at));
                afterSpace = false;
            }
            else if (text[at] == ' ')
            {
                WriteSpace(text, at++, indent, allowBreaks && !afterSpace);
                afterSpace = true;
            }
            else
            {
                var characterWidth = Utf8Text.Width(text[at]);
                _output.PutText(text.Slice(at, characterWidth));
                at += characterWidth;
                afterSpace = false;
            }
        }

        layout.Indicator((byte)'"', needsSpace: false);
        layout.EndText();
    }

    private static bool MustEscape(ReadOnlySpan<byte> text, int at) =>
        text[at] is (byte)'"' or (byte)'\\' || !Utf8Text.IsPrintable(text, at) || Utf8Text.BreakWidth(text, at) > 0;

    private void WriteSpace(ReadOnlySpan<byte> text, int at, int indent, bool mayBreak)
    {
        if (!mayBreak || _output.Column <= width || at == 0 || at == text.Length - 1)
        {
            _output.Put((byte)' ');
            return;
        }

        layout.Indent(indent);
        if (text[at + 1] == ' ')
        {
            _output.Put((byte)'\\');
        }
    }

    private int WriteEscape(Rune rune)
    {
        _output.Put((byte)'\\');
        var name = NameOf(rune.Value);
        if (name != 0)
        {
            _output.Put(name);
            return rune.Utf8SequenceLength;
        }

        var (prefix, format) = rune.Value switch { <= 0xFF => ("x", "X2"), <= 0xFFFF => ("u", "X4"), _ => ("U", "X8") };
        _output.PutText(Encoding.ASCII.GetBytes(prefix + rune.Value.ToString(format, CultureInfo.InvariantCulture)));
        return rune.Utf8SequenceLength;
    }

    private static byte NameOf(int character) => (byte)(character switch
    {
        0x00 => '0',
        0x07 => 'a',
        0x08 => 'b',
        0x09 => 't',
        0x0A => 'n',
        0x0B => 'v',
        0x0C => 'f',
        0x0D => 'r',
        0x1B => 'e',
        '"' => '"',
        '\\' => '\\',
        0x85 => 'N',
        0xA0 => '_',
        0x2028 => 'L',
        0x2029 => 'P',
        _ => '\0',
    });
}
