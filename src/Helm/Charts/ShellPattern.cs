namespace Flux.Helm.Charts;

/// <summary>Go's filepath.Match: <c>*</c>, <c>?</c> and <c>[a-z]</c> within one path element.</summary>
internal static class ShellPattern
{
    /// <summary>Null when the pattern is malformed.</summary>
    public static bool? Match(string pattern, string name) => IsWellFormed(pattern) ? MatchFrom(pattern, 0, name, 0) : null;

    private static bool MatchFrom(string pattern, int at, string name, int position)
    {
        // The last star can take more whenever the rest fails: linear times the number of stars is not needed, one is enough.
        var starAt = -1;
        var starPosition = 0;
        while (position < name.Length || at < pattern.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                starAt = at++;
                starPosition = position;
                continue;
            }

            if (at < pattern.Length && position < name.Length && MatchOne(pattern, ref at, name[position]))
            {
                position++;
                continue;
            }

            if (starAt < 0 || starPosition >= name.Length || name[starPosition] == '/')
            {
                return false;
            }

            at = starAt + 1;
            position = ++starPosition;
        }

        return true;
    }

    /// <summary>Matches one character and moves on in the pattern; leaves the pattern where it is on failure.</summary>
    private static bool MatchOne(string pattern, ref int at, char character)
    {
        switch (pattern[at])
        {
            case '?':
                at++;
                return character != '/';
            case '[':
                var end = ClassEnd(pattern, at);
                var matched = InClass(pattern, at + 1, end, character);
                at = end + 1;
                return matched;
            case '\\':
                at += 2;
                return pattern[at - 1] == character;
            default:
                return pattern[at++] == character;
        }
    }

    private static bool InClass(string pattern, int at, int end, char character)
    {
        var negated = pattern[at] == '^';
        at += negated ? 1 : 0;
        var found = false;
        while (at < end)
        {
            var low = pattern[at] == '\\' ? pattern[++at] : pattern[at];
            at++;
            var high = low;
            if (at < end && pattern[at] == '-')
            {
                at++;
                high = pattern[at] == '\\' ? pattern[++at] : pattern[at];
                at++;
            }

            found |= low <= character && character <= high;
        }

        return found != negated;
    }

    private static int ClassEnd(string pattern, int at)
    {
        var start = at + (at + 1 < pattern.Length && pattern[at + 1] == '^' ? 2 : 1);
        for (var i = start; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == ']' && i > start)
            {
                return i;
            }
            else if (pattern[i] == ']')
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsWellFormed(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && ++at >= pattern.Length)
            {
                return false;
            }
            else if (pattern[at] == '[')
            {
                var end = ClassEnd(pattern, at);
                if (end < 0 || pattern[end - 1] == '-' || pattern[at + 1] == '-')
                {
                    return false;
                }

                at = end;
            }
        }

        return true;
    }
}
