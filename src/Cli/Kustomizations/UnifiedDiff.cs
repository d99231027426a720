namespace Flux.Cli.Kustomizations;

/// <summary>The shortest difference of two lists of lines, in hunks with three lines of context.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static IReadOnlyList<string> Create(string[] before, string[] after)
    {
        var edits = FindEdits(before, after);
        var result = new List<string>();
        var at = 0;
        while ((at = edits.FindIndex(at, edit => edit.Mark != ' ')) >= 0)
        {
            var start = Math.Max(at - Context, 0);
            var end = FindEnd(edits, at);
            var hunk = edits[start..end];
            result.Add($"@@ -{Range(hunk, '-', edit => edit.Before)} +{Range(hunk, '+', edit => edit.After)} @@");
            result.AddRange(hunk.Select(edit => edit.Mark + edit.Line));
            at = end;
        }

        return result;
    }

    private static string Range(List<Edit> hunk, char mark, Func<Edit, int> position)
    {
        var count = hunk.Count(edit => edit.Mark == ' ' || edit.Mark == mark);
        return $"{position(hunk[0]) + (count > 0 ? 1 : 0)},{count}";
    }

    private static int FindEnd(List<Edit> edits, int at)
    {
        var last = at;
        for (var i = at; i < edits.Count && i - last <= Context * 2; i++)
        {
            last = edits[i].Mark != ' ' ? i : last;
        }

        return Math.Min(last + Context + 1, edits.Count);
    }

    /// <summary>Myers' greedy algorithm: the furthest points reachable with each number of edits, then the way back.</summary>
    private static List<Edit> FindEdits(string[] before, string[] after)
    {
        var offset = before.Length + after.Length + 1;
        var furthest = new int[(2 * offset) + 1];
        var trace = new List<int[]>();
        for (var edits = 0; ; edits++)
        {
            trace.Add([.. furthest]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = GoesDown(furthest, offset, diagonal, edits) ? furthest[offset + diagonal + 1] : furthest[offset + diagonal - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal])
                {
                    x++;
                }

                furthest[offset + diagonal] = x;
                if (x >= before.Length && x - diagonal >= after.Length)
                {
                    return WalkBack(before, after, trace, offset);
                }
            }
        }
    }

    private static bool GoesDown(int[] furthest, int offset, int diagonal, int edits) =>
        diagonal == -edits || (diagonal != edits && furthest[offset + diagonal - 1] < furthest[offset + diagonal + 1]);

    private static List<Edit> WalkBack(string[] before, string[] after, List<int[]> trace, int offset)
    {
        var result = new List<Edit>();
        var (x, y) = (before.Length, after.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var diagonal = x - y;
            var previous = GoesDown(trace[edits], offset, diagonal, edits) ? diagonal + 1 : diagonal - 1;
            var previousX = edits == 0 ? 0 : trace[edits][offset + previous];
            var previousY = edits == 0 ? 0 : previousX - previous;
            while (x > previousX && y > previousY)
            {
                x--;
                y--;
                result.Add(new Edit(' ', before[x], x, y));
            }

            if (edits > 0)
            {
                result.Add(x == previousX ? new Edit('+', after[previousY], x, previousY) : new Edit('-', before[previousX], previousX, y));
                (x, y) = (previousX, previousY);
            }
        }

        result.Reverse();
        return result;
    }

    private readonly record struct Edit(char Mark, string Line, int Before, int After);
}
