namespace Flux.Kustomize.FieldSpecs;

/// <summary>Splitting of field paths.</summary>
internal static class PathText
{
    /// <summary>Splits at a separator; a backslash before one keeps it, and one at the start is dropped.</summary>
    public static string[] Split(string path, char separator)
    {
        var parts = path.Split(separator);
        var start = parts.Length > 1 && parts[0].Length == 0 ? 1 : 0;
        var result = new List<string>(parts.Length) { parts[start] };
        for (var i = start + 1; i < parts.Length; i++)
        {
            if (result[^1].EndsWith('\\'))
            {
                result[^1] = result[^1][..^1] + separator + parts[i];
            }
            else
            {
                result.Add(parts[i]);
            }
        }

        return [.. result];
    }

    /// <summary>As <see cref="Split"/>, and keeps a bracketed part in one piece: <c>[name=a.b]</c>, or <c>[a.b]</c> as <c>a.b</c>.</summary>
    public static List<string> SplitBracketed(string path, char separator)
    {
        var parts = Split(path, separator);
        var result = new List<string>(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('[') || parts[i].EndsWith(']'))
            {
                result.Add(parts[i]);
                continue;
            }

            var bracketed = parts[i];
            while (i < parts.Length - 1)
            {
                i++;
                bracketed += separator + parts[i];
                if (parts[i].EndsWith(']'))
                {
                    break;
                }
            }

            result.Add(bracketed.Contains('=', StringComparison.Ordinal) ? bracketed : bracketed.Trim('[', ']'));
        }

        return result;
    }
}
