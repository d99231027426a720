using System.Globalization;
using System.Text;

namespace Flux.Manifests.RegularExpressions;

/// <summary>
/// Reads RE2 syntax and writes the same expression in .NET's. The two differ in what they accept and in the meaning of
/// <c>$</c>, <c>\d</c>, <c>\w</c>, <c>\s</c> and of characters beyond the BMP, which .NET sees as two.
/// </summary>
internal sealed class GoRegexTranslator(string pattern)
{
    private const int MaxRepeat = 1000;
    private const int MaxDepth = 1000;
    private const string SurrogatePair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private int _position;
    private int _depth;

    public string Translate()
    {
        var (text, _) = Alternation(default);
        return AtEnd ? text : throw new GoRegexException("unexpected )", pattern);
    }

    private bool AtEnd => _position >= pattern.Length;

    private (string Text, int Repeats) Alternation(GoRegexFlags flags)
    {
        if (++_depth > MaxDepth)
        {
            throw new GoRegexException("expression nests too deeply", pattern);
        }

        var text = new StringBuilder();
        var repeats = 1;
        while (!AtEnd && pattern[_position] != ')')
        {
            if (pattern[_position] == '|')
            {
                _position++;
                text.Append('|');
                continue;
            }

            repeats = Math.Max(repeats, Term(text, ref flags));
        }

        _depth--;
        return (text.ToString(), repeats);
    }

    /// <summary>One atom with its repetition. Returns how often its parts may be repeated, nested repeats multiplied.</summary>
    private int Term(StringBuilder text, ref GoRegexFlags flags)
    {
        var start = _position;
        if (IsRepeat(out _, out _))
        {
            throw new GoRegexException("missing argument to repetition operator", pattern[start.._position]);
        }

        var repeats = 1;
        var atom = pattern[_position] == '(' ? Group(ref flags, ref repeats) : Atom(flags);
        if (atom is null)
        {
            return 1;
        }

        return Repeat(text, atom, repeats, flags);
    }

    private int Repeat(StringBuilder text, string atom, int repeats, GoRegexFlags flags)
    {
        var start = _position;
        if (!IsRepeat(out var repetition, out var max))
        {
            text.Append(atom);
            return repeats;
        }

        repeats *= Math.Max(max, 1);
        if (repeats > MaxRepeat)
        {
            throw new GoRegexException("invalid repeat count", pattern[start.._position]);
        }

        var lazy = !AtEnd && pattern[_position] == '?';
        _position += lazy ? 1 : 0;
        if (IsRepeat(out _, out _))
        {
            throw new GoRegexException("invalid nested repetition operator", pattern[start.._position]);
        }

        text.Append("(?:").Append(atom).Append(')').Append(repetition).Append(lazy != flags.Ungreedy ? "?" : "");
        return repeats;
    }

    /// <summary>Reads a repetition operator, if one stands here. A brace that begins none is a literal.</summary>
    private bool IsRepeat(out string repetition, out int max)
    {
        repetition = "";
        max = 1;
        if (AtEnd || pattern[_position] is not ('*' or '+' or '?' or '{'))
        {
            return false;
        }

        if (pattern[_position] != '{')
        {
            repetition = pattern[_position++].ToString();
            return true;
        }

        var close = pattern.IndexOf('}', _position);
        if (close < 0 || !TryCounts(pattern.AsSpan(_position + 1, close - _position - 1), out var low, out var high))
        {
            return false;
        }

        repetition = pattern[_position..(close + 1)];
        if (low > MaxRepeat || high > MaxRepeat || (high >= 0 && low > high))
        {
            throw new GoRegexException("invalid repeat count", repetition);
        }

        _position = close + 1;
        max = Math.Max(low, high);
        return true;
    }

    private static bool TryCounts(ReadOnlySpan<char> text, out int low, out int high)
    {
        var comma = text.IndexOf(',');
        high = -1;
        if (!TryCount(comma < 0 ? text : text[..comma], out low))
        {
            return false;
        }

        if (comma < 0)
        {
            high = low;
            return true;
        }

        return comma == text.Length - 1 || TryCount(text[(comma + 1)..], out high);
    }

    private static bool TryCount(ReadOnlySpan<char> text, out int count)
    {
        count = 0;
        if (text.Length == 0 || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        count = text.Length > 6 ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>A group with its content, or null for flags that hold until the end of the group around them.</summary>
    private string? Group(ref GoRegexFlags flags, ref int repeats)
    {
        var inner = flags;
        var opening = "(";
        if (pattern.AsSpan(_position).StartsWith("(?"))
        {
            var header = new GoRegexGroupHeader(pattern, _position, flags);
            _position = header.End;
            inner = header.Flags;
            if (header.IsFlagsOnly)
            {
                flags = inner;
                return null;
            }

            opening = header.Opening;
        }
        else
        {
            _position++;
        }

        (var text, repeats) = Alternation(inner);
        if (AtEnd)
        {
            throw new GoRegexException("missing closing )", pattern);
        }

        _position++;
        return opening + text + ")";
    }

    private string Atom(GoRegexFlags flags)
    {
        switch (pattern[_position])
        {
            case '[':
                var set = new GoRegexClass(pattern, _position);
                _position = set.End;
                return Cased(set.Translate(), flags);
            case '.':
                _position++;
                return flags.DotAll ? $@"(?:[^\uD800-\uDFFF]|{SurrogatePair})" : $@"(?:[^\n\uD800-\uDFFF]|{SurrogatePair})";
            case '^':
                _position++;
                return flags.Multiline ? "(?m:^)" : @"\A";
            case '$':
                _position++;
                return flags.Multiline ? "(?m:$)" : @"\z";
            case '\\':
                return Escape(flags);
            default:
                return Cased(GoRegexEscapes.Literal(GoRegexEscapes.ReadRune(pattern, ref _position)), flags);
        }
    }

    private string Escape(GoRegexFlags flags)
    {
        if (_position + 1 >= pattern.Length)
        {
            throw new GoRegexException("trailing backslash at end of expression", "");
        }

        switch (pattern[_position + 1])
        {
            case 'A':
                _position += 2;
                return @"\A";
            case 'z':
                _position += 2;
                return @"\z";
            case 'b' or 'B':
                _position += 2;
                return pattern[(_position - 2).._position];
            case 'Q':
                return Quoted(flags);
        }

        if (GoRegexClass.TryReadNamed(pattern, _position) is { } named)
        {
            _position = named.End;
            return Cased(named.Translate(), flags);
        }

        return Cased(GoRegexEscapes.Literal(GoRegexEscapes.ReadEscape(pattern, ref _position)), flags);
    }

    private string Quoted(GoRegexFlags flags)
    {
        var end = pattern.IndexOf(@"\E", _position + 2, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        var text = new StringBuilder();
        for (var at = _position + 2; at < stop;)
        {
            text.Append(GoRegexEscapes.Literal(GoRegexEscapes.ReadRune(pattern, ref at)));
        }

        _position = end < 0 ? pattern.Length : end + 2;
        return Cased(text.ToString(), flags);
    }

    private static string Cased(string text, GoRegexFlags flags) => flags.IgnoreCase ? $"(?i:{text})" : text;
}
