using System.Text;

namespace Flux.Apply.Reading;

/// <summary>
/// Cuts a text into YAML documents at lines that begin with three dashes, before any of them is parsed: a broken document does not
/// hide those before it.
/// </summary>
internal sealed class YamlDocuments(ReadOnlyMemory<byte> text)
{
    private int _at;

    /// <summary>The next document, with the separator in front of it if there is one; false at the end.</summary>
    public bool Next(out ReadOnlyMemory<byte> document, out string? error)
    {
        error = null;
        document = default;
        var start = _at;
        while (_at < text.Length)
        {
            var end = text.Span[_at..].IndexOf((byte)'\n');
            var next = end < 0 ? text.Length : _at + end + 1;
            var line = text.Span[_at..next];
            var isSeparator = line.StartsWith("---"u8);
            if (isSeparator && TrailingText(line[3..]) is { Length: > 0 } trailing)
            {
                _at = next;
                error = "invalid Yaml document separator: " + trailing;
                return true;
            }

            if (isSeparator && _at > start)
            {
                document = text[start.._at];
                _at = next;
                return true;
            }

            _at = next;
        }

        document = text[start.._at];
        return document.Length > 0;
    }

    // Only a comment may follow the dashes.
    private static string TrailingText(ReadOnlySpan<byte> rest)
    {
        var trimmed = Encoding.UTF8.GetString(rest).Trim();
        return trimmed.StartsWith('#') ? "" : trimmed;
    }
}
