using Flux.Manifests.Text;

namespace Flux.Sources.Charts;

/// <summary>URLs of chart repositories and of the charts they name.</summary>
public static class ChartUrls
{
    /// <summary>
    /// Where a chart of an index is: relative references are below the repository, and keep the repository's query, in
    /// which some carry a token.
    /// </summary>
    /// <exception cref="SourceException">One of the two cannot be read.</exception>
    public static string Resolve(string repositoryUrl, string reference)
    {
        if (Uri.TryCreate(reference, UriKind.Absolute, out var absolute) && reference.Contains("://", StringComparison.Ordinal))
        {
            return absolute.OriginalString;
        }

        if (!Uri.TryCreate(repositoryUrl, UriKind.Absolute, out var repository))
        {
            throw new SourceException($"'{repositoryUrl}' is not a URL");
        }

        var root = new UriBuilder(repository) { Path = repository.AbsolutePath.TrimEnd('/') + "/", Query = "" }.Uri;
        if (!Uri.TryCreate(root, reference, out var resolved))
        {
            throw new SourceException($"'{reference}' is not a reference to a chart");
        }

        return new UriBuilder(resolved) { Query = repository.Query, Port = resolved.IsDefaultPort ? -1 : resolved.Port }.Uri.AbsoluteUri;
    }

    /// <summary>The form in which repositories are compared: one slash at the end, none for registries.</summary>
    public static string Normalise(string repositoryUrl)
    {
        if (repositoryUrl.Length == 0)
        {
            return "";
        }

        var colon = repositoryUrl.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : repositoryUrl[..colon];
        var hasScheme = scheme.Length > 0 && char.IsAsciiLetter(scheme[0]) && scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.');
        if (!hasScheme && repositoryUrl.Split('/')[0].Contains(':', StringComparison.Ordinal))
        {
            throw new SourceException($"parse {GoText.Quote(repositoryUrl)}: first path segment in URL cannot contain colon");
        }

        if (hasScheme && !repositoryUrl.AsSpan(colon + 1).StartsWith("/"))
        {
            return repositoryUrl;
        }

        var cut = repositoryUrl.IndexOfAny(['?', '#']);
        var head = (cut < 0 ? repositoryUrl : repositoryUrl[..cut]).TrimEnd('/');
        return head + (scheme.Equals("oci", StringComparison.OrdinalIgnoreCase) ? "" : "/") + (cut < 0 ? "" : repositoryUrl[cut..]);
    }
}
