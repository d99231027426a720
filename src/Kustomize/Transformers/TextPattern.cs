using System.Buffers;
using Flux.Manifests.RegularExpressions;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// A pattern that must match a whole text; the empty pattern matches any. Plain words, and words joined by <c>.*</c>, need no
/// regular expression.
/// </summary>
internal sealed class TextPattern
{
    private const string Anything = ".*";

    private static readonly SearchValues<char> Special = SearchValues.Create("\\.+*?()|[]{}^$");

    private readonly string[] _words;
    private readonly GoRegex? _regex;

    public TextPattern(string pattern)
    {
        IsEmpty = pattern.Length == 0;
        _words = pattern.Split(Anything);
        _regex = Array.Exists(_words, word => word.AsSpan().ContainsAny(Special)) ? Patterns.Compile($"^(?:{pattern})$") : null;
    }

    /// <summary>The one text that matches, where there is only one; null otherwise.</summary>
    public string? Word => !IsEmpty && _regex is null && _words.Length == 1 ? _words[0] : null;

    private bool IsEmpty { get; }

    public bool Matches(string text)
    {
        if (IsEmpty)
        {
            return true;
        }

        return _regex is null ? MatchesWords(text) : Patterns.Matches(_regex, text);
    }

    private bool MatchesWords(string text)
    {
        if (_words.Length == 1)
        {
            return string.Equals(_words[0], text, StringComparison.Ordinal);
        }

        var rest = text.AsSpan();
        if (rest.Contains('\n') || !rest.StartsWith(_words[0], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[_words[0].Length..];
        for (var i = 1; i < _words.Length - 1; i++)
        {
            var at = rest.IndexOf(_words[i], StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + _words[i].Length)..];
        }

        return rest.EndsWith(_words[^1], StringComparison.Ordinal);
    }
}
