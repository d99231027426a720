namespace Flux.Sources.Git.Submodules;

internal sealed record Submodule(string Name, string Path, string Url)
{
    /// <summary>The URL to fetch: a relative one is relative to the parent's, and <c>user@host:path</c> is SSH.</summary>
    public string ResolveUrl(string parentUrl)
    {
        if (Url.StartsWith("./", StringComparison.Ordinal) || Url.StartsWith("../", StringComparison.Ordinal))
        {
            return Relative(parentUrl);
        }

        var colon = Url.IndexOf(':', StringComparison.Ordinal);
        var isScp = colon > 0 && !Url.Contains("://", StringComparison.Ordinal) && !Url[..colon].Contains('/', StringComparison.Ordinal);
        return isScp ? $"ssh://{Url[..colon]}/{Url[(colon + 1)..].TrimStart('/')}" : Url;
    }

    private string Relative(string parentUrl)
    {
        var schemeEnd = parentUrl.IndexOf("://", StringComparison.Ordinal) + 3;
        var slash = parentUrl.IndexOf('/', schemeEnd);
        var root = slash < 0 ? parentUrl : parentUrl[..slash];
        var segments = slash < 0 ? [] : parentUrl[slash..].Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var segment in Url.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        return root + "/" + string.Join('/', segments);
    }
}
