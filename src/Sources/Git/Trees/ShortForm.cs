namespace Flux.Sources.Git.Trees;

/// <summary>The form <c>user@host:path</c> in which SSH addresses are written too.</summary>
internal static class ShortForm
{
    public static string Expand(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || url.Contains("://", StringComparison.Ordinal) || url.AsSpan(0, colon).Contains('/')
            ? url
            : $"ssh://{url[..colon]}/{url[(colon + 1)..].TrimStart('/')}";
    }
}
