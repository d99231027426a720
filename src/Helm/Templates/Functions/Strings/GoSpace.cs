namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>White space as Go's unicode package has it, which is that of .NET.</summary>
internal static class GoSpace
{
    public static bool IsSpace(int rune) => rune is ' ' or (>= '\t' and <= '\r') or 0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A)
        or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;

    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    public static string Remove(string text) => string.Concat(text.Where(character => !IsSpace(character)));
}
