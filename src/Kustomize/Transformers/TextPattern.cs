using System.Buffers;
using Flux.Manifests.RegularExpressions;

namespace Flux.Kustomize.Transformers;

/// <summary>A pattern that must match a whole text; the empty pattern matches any. Plain words need no regular expression.</summary>
internal readonly struct TextPattern
{
    private static readonly SearchValues<char> _special = SearchValues.Create("\\.+*?()|[]{}^$");

    private readonly string _text;
    private readonly GoRegex? _regex;

    public TextPattern(string pattern)
    {
        _text = pattern;
        _regex = pattern.AsSpan().ContainsAny(_special) ? Patterns.Compile($"^(?:{pattern})$") : null;
    }

    public bool Matches(string text) =>
        _text.Length == 0 || (_regex is null ? string.Equals(_text, text, StringComparison.Ordinal) : Patterns.Matches(_regex, text));
}
