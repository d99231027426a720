using System.Text;

namespace Flux.Helm.Values;

/// <summary>The text of a <c>--set</c> flag, read from left to right.</summary>
internal sealed class SetInput(string text, bool escapes)
{
    private int _at;

    public bool AtEnd => _at >= text.Length;

    public string Rest => text[_at..];

    /// <summary>Reads up to one of the stops and past it; null for the stop at the end of the text.</summary>
    public string Until(string stops, out char? stop)
    {
        var read = new StringBuilder();
        while (_at < text.Length)
        {
            var character = text[_at++];
            if (stops.Contains(character, StringComparison.Ordinal))
            {
                stop = character;
                return read.ToString();
            }

            if (character != '\\' || !escapes)
            {
                read.Append(character);
            }
            else if (_at < text.Length)
            {
                read.Append(text[_at++]);
            }
        }

        stop = null;
        return read.ToString();
    }

    public bool TryTake(char character)
    {
        if (_at >= text.Length || text[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Skips blanks; true when a comma, which is skipped too, or the end follows.</summary>
    public bool SkipToComma()
    {
        while (_at < text.Length)
        {
            if (text[_at] == ',')
            {
                _at++;
                return true;
            }

            if (!char.IsWhiteSpace(text[_at]))
            {
                return false;
            }

            _at++;
        }

        return true;
    }

    public void Skip(int length) => _at += length;
}
