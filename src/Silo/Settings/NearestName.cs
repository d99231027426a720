namespace Flux.Silo.Settings;

/// <summary>Guesses which name was meant.</summary>
internal static class NearestName
{
    /// <summary>More changed letters than these make another word.</summary>
    private const int MostEdits = 3;

    /// <returns>The candidate that needs the fewest edits; null when all need too many.</returns>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        var nearest = candidates.Select(candidate => (Name: candidate, Edits: Edits(text, candidate))).MinBy(candidate => candidate.Edits);
        return nearest.Edits <= Math.Min(MostEdits, text.Length / 2) ? nearest.Name : null;
    }

    /// <summary>How many letters are to be added, removed or replaced, whatever their case.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
