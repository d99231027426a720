using System.Buffers;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>What a text contains, and hence in which styles it can be written without changing. Line breaks are Unicode's too.</summary>
internal readonly record struct ScalarTraits(bool IsMultiline, bool PlainAllowed, bool SingleQuotedAllowed, bool BlockAllowed)
{
    public static readonly ScalarTraits Empty = new(IsMultiline: false, PlainAllowed: true, SingleQuotedAllowed: true, BlockAllowed: false);

    // Shorter texts are looked at character by character: finding runs in them costs more.
    private const int ShortestSkipped = 32;

    private static readonly SearchValues<byte> Inert = SearchValues.Create([.. Enumerable.Range(0x21, 0x7E - 0x20).Select(b => (byte)b).Where(b => b is not ((byte)':' or (byte)'#'))]);

    public static ScalarTraits Analyze(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return Empty;
        }

        var scan = new Scan { HasIndicators = text.StartsWith("---"u8) || text.StartsWith("..."u8) || StartsLikeSyntax(text) };
        var previous = (byte)' ';
        for (var i = 0; i < text.Length;)
        {
            var width = Utf8Text.Width(text[i]);
            scan.Look(text, i, width, previous);
            previous = Utf8Text.BreakWidth(text, i) > 0 ? (byte)'\n' : text[i];
            i += width;
            if (text.Length - i >= ShortestSkipped && SkipInert(text[i..]) is > 0 and var run)
            {
                i += run;
                previous = text[i - 1];
            }
        }

        return scan.Conclude();
    }

    /// <summary>Bytes of characters that say nothing, unless they come first.</summary>
    private static int SkipInert(ReadOnlySpan<byte> text)
    {
        var other = text.IndexOfAnyExcept(Inert);
        return other < 0 ? text.Length : other;
    }

    /// <summary>The first character would begin something other than a plain scalar.</summary>
    private static bool StartsLikeSyntax(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'?' or (byte)':' or (byte)'-' => text.Length == 1 || text[1] is (byte)' ' or (byte)'\t',
        _ => "#,[]{}&*!|>'\"%@`"u8.Contains(text[0]),
    };

    /// <summary>What was seen while going over the text.</summary>
    private struct Scan
    {
        public bool HasIndicators;
        private bool _hasBreak;
        private bool _hasSpecial;
        private bool _edgeSpaceOrBreak;
        private bool _trailingSpace;
        private bool _spaceAfterBreak;
        private bool _breakAfterSpace;

        public void Look(ReadOnlySpan<byte> text, int at, int width, byte previous)
        {
            var isEdge = at == 0 || at + width >= text.Length;
            _hasSpecial |= !Utf8Text.IsPrintable(text, at);
            if (text[at] == ' ')
            {
                _edgeSpaceOrBreak |= isEdge;
                _trailingSpace |= at + 1 == text.Length;
                _spaceAfterBreak |= at > 0 && previous == '\n';
            }
            else if (Utf8Text.BreakWidth(text, at) > 0)
            {
                _hasBreak = true;
                _edgeSpaceOrBreak |= isEdge;
                _breakAfterSpace |= at > 0 && previous == ' ';
            }
            else if (at > 0)
            {
                HasIndicators |= text[at] == ':' && (at + 1 == text.Length || text[at + 1] is (byte)' ' or (byte)'\t');
                HasIndicators |= text[at] == '#' && previous is (byte)' ' or (byte)'\t' or (byte)'\n';
            }
        }

        public readonly ScalarTraits Conclude()
        {
            var isUnfit = _breakAfterSpace || _hasSpecial;
            return new ScalarTraits(
                IsMultiline: _hasBreak,
                PlainAllowed: !_edgeSpaceOrBreak && !_hasBreak && !HasIndicators && !isUnfit,
                SingleQuotedAllowed: !_spaceAfterBreak && !isUnfit,
                BlockAllowed: !_trailingSpace && !isUnfit);
        }
    }
}
