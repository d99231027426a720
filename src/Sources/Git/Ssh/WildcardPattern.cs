namespace Flux.Sources.Git.Ssh;

/// <summary>Host patterns: <c>*</c> and <c>?</c>, and nothing else that is special.</summary>
internal static class WildcardPattern
{
    public static bool IsMatch(string pattern, string text)
    {
        int at = 0, position = 0, star = -1, starPosition = 0;
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = ++at;
                starPosition = position;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[position]))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                at = star;
                position = ++starPosition;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
