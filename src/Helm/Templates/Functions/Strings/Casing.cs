using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>Case changes letter by letter.</summary>
internal static class Casing
{
    /// <summary>Upper case for each letter that does not follow a letter, digit, underscore or symbol of a word.</summary>
    public static string Title(string text)
    {
        var builder = new StringBuilder(text.Length);
        var previous = ' ';
        foreach (var character in text)
        {
            builder.Append(IsSeparator(previous) ? char.ToUpperInvariant(character) : character);
            previous = character;
        }

        return builder.ToString();
    }

    public static string Untitle(string text)
    {
        var builder = new StringBuilder(text.Length);
        var wordStart = true;
        foreach (var character in text)
        {
            builder.Append(wordStart && !GoSpace.IsSpace(character) ? char.ToLowerInvariant(character) : character);
            wordStart = GoSpace.IsSpace(character);
        }

        return builder.ToString();
    }

    /// <summary>Lower case letters become upper case and the other way round.</summary>
    public static string Swap(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            builder.Append(char.IsUpper(character) ? char.ToLowerInvariant(character) : char.ToUpperInvariant(character));
        }

        return builder.ToString();
    }

    /// <summary>The original goes byte by byte, and takes each for a character.</summary>
    public static string Initials(string text)
    {
        var builder = new StringBuilder();
        var wordStart = true;
        foreach (var value in GoText.Encode(text))
        {
            var space = GoSpace.IsSpace(value);
            if (wordStart && !space)
            {
                builder.Append((char)value);
            }

            wordStart = space;
        }

        return builder.ToString();
    }

    private static bool IsSeparator(char character) =>
        character < 0x80
            ? !char.IsAsciiLetterOrDigit(character) && character != '_'
            : !char.IsLetterOrDigit(character) && GoSpace.IsSpace(character);
}
