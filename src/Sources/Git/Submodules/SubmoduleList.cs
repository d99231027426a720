namespace Flux.Sources.Git.Submodules;

/// <summary>Reads <c>.gitmodules</c>: the name, path and URL of each submodule.</summary>
internal static class SubmoduleList
{
    private const string SectionStart = "[submodule \"";

    /// <summary>Sections that lack a path or a URL, or whose name could leave its directory, are passed over.</summary>
    public static IReadOnlyList<Submodule> Parse(string text)
    {
        var found = new List<Submodule>();
        string? name = null;
        string? path = null;
        string? url = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Append("[end"))
        {
            if (line.StartsWith('['))
            {
                if (IsSafe(name) && !string.IsNullOrEmpty(path) && !string.IsNullOrEmpty(url))
                {
                    found.Add(new Submodule(name!, path.Trim('/'), url));
                }

                name = SectionName(line);
                path = url = null;
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var key = equals > 0 ? line[..equals].Trim().ToLowerInvariant() : "";
            var value = equals > 0 ? line[(equals + 1)..].Trim().Trim('"') : "";
            path = key == "path" ? value : path;
            url = key == "url" ? value : url;
        }

        return found;
    }

    private static string? SectionName(string line)
    {
        var end = line.LastIndexOf('"');
        return line.StartsWith(SectionStart, StringComparison.Ordinal) && end > SectionStart.Length ? line[SectionStart.Length..end] : null;
    }

    private static bool IsSafe(string? name) => name is not null && !name.Split('/').Any(segment => segment is "" or "." or "..");
}
