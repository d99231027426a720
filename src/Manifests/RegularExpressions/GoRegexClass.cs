using System.Text;

namespace Flux.Manifests.RegularExpressions;

/// <summary>A character class: <c>[…]</c>, or a class with a name such as <c>\d</c> or <c>\p{Lu}</c>.</summary>
internal sealed class GoRegexClass
{
    private readonly string _pattern;
    private readonly StringBuilder _members = new();
    private readonly List<(int Low, int High)> _astral = [];
    private int _position;
    private bool _negated;

    /// <summary>Reads the class whose bracket stands at <paramref name="start"/>.</summary>
    public GoRegexClass(string pattern, int start)
        : this(pattern)
    {
        _position = start + 1;
        ReadBrackets(start);
    }

    private GoRegexClass(string pattern) => _pattern = pattern;

    /// <summary>Behind the class.</summary>
    public int End => _position;

    /// <summary>A class with a name at the position, or null when none stands there.</summary>
    public static GoRegexClass? TryReadNamed(string pattern, int position)
    {
        var set = new GoRegexClass(pattern) { _position = position };
        return set.TryAddNamed() ? set : null;
    }

    public string Translate()
    {
        var members = _members.ToString();
        if (_negated)
        {
            // Members beyond the BMP are rare enough in negated classes to be left out of the exclusion.
            return $@"(?:[^{members}\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";
        }

        var alternatives = _astral.SelectMany(range => GoRegexSurrogates.Ranges(range.Low, range.High));
        var bmp = members.Length == 0 ? [] : new[] { $"[{members}]" };
        var all = bmp.Concat(alternatives).ToArray();
        return all.Length == 1 ? all[0] : $"(?:{string.Join('|', all)})";
    }

    private void ReadBrackets(int start)
    {
        if (_position < _pattern.Length && _pattern[_position] == '^')
        {
            _negated = true;
            _position++;
        }

        var first = true;
        while (_position < _pattern.Length && (_pattern[_position] != ']' || first))
        {
            first = false;
            if (!TryAddPosix() && !TryAddNamed())
            {
                AddRange(start);
            }
        }

        if (_position >= _pattern.Length)
        {
            throw new GoRegexException("missing closing ]", _pattern[start..]);
        }

        _position++;
    }

    private void AddRange(int start)
    {
        var from = _position;
        var low = ReadMember(start);
        var high = low;
        if (_position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] != ']')
        {
            _position++;
            high = ReadMember(start);
            if (high < low)
            {
                throw new GoRegexException("invalid character class range", _pattern[from.._position]);
            }
        }

        Add(low.Value, high.Value);
    }

    private Rune ReadMember(int start)
    {
        if (_position >= _pattern.Length)
        {
            throw new GoRegexException("missing closing ]", _pattern[start..]);
        }

        return _pattern[_position] == '\\'
            ? GoRegexEscapes.ReadEscape(_pattern, ref _position)
            : GoRegexEscapes.ReadRune(_pattern, ref _position);
    }

    private void Add(int low, int high)
    {
        if (low <= 0xffff)
        {
            _members.Append(GoRegexEscapes.Unit((char)low));
            if (high > low)
            {
                _members.Append('-').Append(GoRegexEscapes.Unit((char)Math.Min(high, 0xffff)));
            }
        }

        if (high > 0xffff)
        {
            _astral.Add((Math.Max(low, 0x10000), high));
        }
    }

    private bool TryAddPosix()
    {
        if (!_pattern.AsSpan(_position).StartsWith("[:"))
        {
            return false;
        }

        var end = _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var name = _pattern[(_position + 2)..end];
        _members.Append(GoRegexNamedClasses.Posix(name)
            ?? throw new GoRegexException("invalid character class range", _pattern[_position..(end + 2)]));
        _position = end + 2;
        return true;
    }

    private bool TryAddNamed()
    {
        if (_position + 1 >= _pattern.Length || _pattern[_position] != '\\')
        {
            return false;
        }

        var letter = _pattern[_position + 1];
        if (letter is not ('p' or 'P'))
        {
            var members = GoRegexNamedClasses.Perl(letter);
            if (members is not null)
            {
                _members.Append(members);
                _position += 2;
                AddAllAstral(char.IsAsciiLetterUpper(letter));
            }

            return members is not null;
        }

        AddUnicode(letter == 'P');
        return true;
    }

    private void AddUnicode(bool negated)
    {
        var start = _position;
        var at = _position + 2;
        if (at >= _pattern.Length)
        {
            throw new GoRegexException("invalid character class range", _pattern[start..]);
        }

        var end = _pattern[at] == '{' ? _pattern.IndexOf('}', at) : at;
        if (end < 0)
        {
            throw new GoRegexException("invalid character class range", _pattern[start..]);
        }

        var name = _pattern[at] == '{' ? _pattern[(at + 1)..end] : _pattern[at..(at + 1)];
        var isInverted = name.StartsWith('^');
        var members = GoRegexNamedClasses.Unicode(name.TrimStart('^'), negated != isInverted)
            ?? throw new GoRegexException("invalid character class range", _pattern[start..(end + 1)]);
        _members.Append(members);
        _position = end + 1;
        AddAllAstral(negated != isInverted);
    }

    private void AddAllAstral(bool wanted)
    {
        if (wanted)
        {
            _astral.Add((0x10000, 0x10ffff));
        }
    }
}
