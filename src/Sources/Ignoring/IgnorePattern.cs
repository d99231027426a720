namespace Flux.Sources.Ignoring;

/// <summary>One line of a gitignore-like list, bound to the directory it was read in.</summary>
internal sealed class IgnorePattern
{
    private readonly string[] _domain;
    private readonly string[] _segments;
    private readonly bool _directoriesOnly;

    private IgnorePattern(string[] domain, string[] segments, bool includes, bool directoriesOnly)
    {
        _domain = domain;
        _segments = segments;
        Includes = includes;
        _directoriesOnly = directoriesOnly;
    }

    /// <summary>True for a negation (<c>!pattern</c>), which brings paths back.</summary>
    public bool Includes { get; }

    /// <param name="line">Neither blank nor a comment.</param>
    /// <param name="domain">The segments of the directory the line stands in; empty at the root.</param>
    public static IgnorePattern Parse(string line, string[] domain)
    {
        var includes = line.StartsWith('!');
        var text = includes ? line[1..] : line;
        if (!text.EndsWith("\\ ", StringComparison.Ordinal))
        {
            text = text.TrimEnd(' ');
        }

        var directoriesOnly = text.EndsWith('/');
        text = directoriesOnly ? text[..^1] : text;
        return new IgnorePattern(domain, text.Split('/'), includes, directoriesOnly);
    }

    public bool IsMatch(ReadOnlySpan<string> path, bool isDirectory)
    {
        if (path.Length <= _domain.Length || !path[.._domain.Length].SequenceEqual(_domain))
        {
            return false;
        }

        var rest = path[_domain.Length..];
        return _segments.Length == 1 ? MatchesAnySegment(rest, isDirectory) : MatchesFromRoot(rest, isDirectory);
    }

    private bool MatchesAnySegment(ReadOnlySpan<string> path, bool isDirectory)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (NamePattern.IsMatch(_segments[0], path[i]))
            {
                return !_directoriesOnly || isDirectory || i < path.Length - 1;
            }
        }

        return false;
    }

    /// <summary>
    /// Matches segment by segment. What lies below a match is matched too. After <c>**</c> the next segment may stand at
    /// any depth, and the first place where it fits is taken.
    /// </summary>
    private bool MatchesFromRoot(ReadOnlySpan<string> path, bool isDirectory)
    {
        bool matched = false, anyDepth = false;
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (segment is "")
            {
                anyDepth = false;
                continue;
            }

            if (segment is "**")
            {
                anyDepth = true;
                if (i == _segments.Length - 1)
                {
                    break;
                }

                continue;
            }

            var skip = segment.Contains("**", StringComparison.Ordinal) || path.IsEmpty ? -1 : FirstMatch(segment, path, anyDepth);
            if (skip < 0)
            {
                return false;
            }

            matched = true;
            anyDepth = false;
            path = path[(skip + 1)..];
        }

        return matched && !(_directoriesOnly && !isDirectory && path.IsEmpty);
    }

    private static int FirstMatch(string segment, ReadOnlySpan<string> path, bool anyDepth)
    {
        var last = anyDepth ? path.Length : 1;
        for (var i = 0; i < last; i++)
        {
            if (NamePattern.IsMatch(segment, path[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
