namespace Flux.Sources.Ignoring;

/// <summary>
/// Shell patterns over one path segment: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c>, and a backslash before a literal.
/// A malformed pattern matches nothing.
/// </summary>
internal static class NamePattern
{
    public static bool IsMatch(string pattern, string name)
    {
        // Greedy with one point of return (the last star), so that no pattern costs more than pattern × name steps.
        int at = 0, position = 0, starAt = -1, starPosition = 0;
        while (position < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                starAt = ++at;
                starPosition = position;
            }
            else if (MatchOne(pattern, ref at, name, ref position) is var outcome && outcome != Outcome.Match)
            {
                if (outcome == Outcome.Malformed || starAt < 0)
                {
                    return false;
                }

                at = starAt;
                position = starPosition += RuneLength(name, starPosition);
            }
        }

        return pattern.AsSpan(Math.Min(at, pattern.Length)).Trim('*').IsEmpty;
    }

    private static Outcome MatchOne(string pattern, ref int at, string name, ref int position)
    {
        if (at >= pattern.Length)
        {
            return Outcome.Mismatch;
        }

        switch (pattern[at])
        {
            case '?':
                at++;
                position += RuneLength(name, position);
                return Outcome.Match;
            case '[':
                return MatchClass(pattern, ref at, name, ref position);
            case '\\' when at + 1 == pattern.Length:
                return Outcome.Malformed;
            case '\\':
                at++;
                break;
        }

        if (pattern[at] != name[position])
        {
            return Outcome.Mismatch;
        }

        at++;
        position++;
        return Outcome.Match;
    }

    private static Outcome MatchClass(string pattern, ref int at, string name, ref int position)
    {
        var next = at + 1;
        var negated = next < pattern.Length && pattern[next] == '^';
        next += negated ? 1 : 0;
        var value = RuneAt(name, position);
        var found = false;
        for (var ranges = 0; ; ranges++)
        {
            if (next < pattern.Length && pattern[next] == ']' && ranges > 0)
            {
                next++;
                break;
            }

            if (!ReadBound(pattern, ref next, out var low))
            {
                return Outcome.Malformed;
            }

            var high = low;
            if (pattern[next] == '-')
            {
                next++;
                if (!ReadBound(pattern, ref next, out high))
                {
                    return Outcome.Malformed;
                }
            }

            found |= low <= value && value <= high;
        }

        if (found == negated)
        {
            return Outcome.Mismatch;
        }

        at = next;
        position += RuneLength(name, position);
        return Outcome.Match;
    }

    /// <summary>Reads one end of a range; a class must go on after it.</summary>
    private static bool ReadBound(string pattern, ref int at, out int bound)
    {
        bound = 0;
        if (at < pattern.Length && pattern[at] == '\\')
        {
            at++;
        }
        else if (at < pattern.Length && pattern[at] is ('-' or ']'))
        {
            return false;
        }

        if (at >= pattern.Length)
        {
            return false;
        }

        bound = RuneAt(pattern, at);
        at += RuneLength(pattern, at);
        return at < pattern.Length;
    }

    private static int RuneAt(string text, int at) =>
        RuneLength(text, at) == 2 ? char.ConvertToUtf32(text, at) : text[at];

    private static int RuneLength(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private enum Outcome
    {
        Match,
        Mismatch,
        Malformed,
    }
}
