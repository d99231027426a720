using Flux.Manifests.Text;

namespace Flux.Sources.Git.Credentials;

/// <summary>The parts of a repository's URL, read leniently: which schemes can be used is decided later.</summary>
internal sealed record GitUrl(string Scheme, string User, string Password, string Host)
{
    /// <exception cref="SourceException">It is no URL.</exception>
    public static GitUrl Parse(string url)
    {
        var end = url.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return url.Split('/')[0].Contains(':', StringComparison.Ordinal)
                ? throw new SourceException($"parse {GoText.Quote(url)}: first path segment in URL cannot contain colon")
                : new GitUrl("", "", "", "");
        }

        var rest = url[(end + 3)..];
        var authority = rest[..(rest.IndexOfAny(['/', '?', '#']) is >= 0 and var at ? at : rest.Length)];
        var user = authority.LastIndexOf('@') is >= 0 and var cut ? authority[..cut] : "";
        var pair = user.Split(':', 2);
        return new GitUrl(
            url[..end].ToLowerInvariant(), Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "",
            user.Length > 0 ? authority[(user.Length + 1)..] : authority);
    }
}
