using System.Text;

namespace Flux.Kustomize.Substitution;

/// <summary>Removes what a shell pattern matches at the start or the end of a value, in time linear in the value.</summary>
internal static class GlobTrim
{
    public static string Prefix(string value, string pattern, bool longest, SubstitutionBudget budget)
    {
        var runes = value.EnumerateRunes().ToArray();
        var length = MatchLength(runes, pattern, longest, budget);
        return length <= 0 ? value : Join(runes.AsSpan(length));
    }

    public static string Suffix(string value, string pattern, bool longest, SubstitutionBudget budget)
    {
        var runes = value.EnumerateRunes().Reverse().ToArray();
        var reversed = string.Concat(pattern.EnumerateRunes().Reverse().Select(rune => rune.ToString()));
        var length = MatchLength(runes, reversed, longest, budget);
        if (length <= 0)
        {
            return value;
        }

        var rest = runes.AsSpan(length).ToArray();
        Array.Reverse(rest);
        return Join(rest);
    }

    /// <summary>How many characters the pattern matches from the start, at least one; 0 when it matches none.</summary>
    private static int MatchLength(Rune[] text, string pattern, bool longest, SubstitutionBudget budget)
    {
        if (GlobPattern.TryParse(pattern) is not { } glob)
        {
            return 0;
        }

        var found = 0;
        var states = glob.Start();
        for (var i = 0; i < text.Length && states.Any; i++)
        {
            budget.Work(glob.Length);
            states = glob.Advance(states, text[i]);
            if (glob.IsMatch(states))
            {
                found = i + 1;
                if (!longest)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static string Join(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }

        return text.ToString();
    }
}
