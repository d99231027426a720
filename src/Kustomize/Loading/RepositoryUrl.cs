using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.Remotes;

namespace Flux.Kustomize.Loading;

/// <summary>Reads the forms in which a base in a repository is named: <c>repository//path?ref=…&amp;timeout=…&amp;submodules=…</c> and its relatives.</summary>
internal static class RepositoryUrl
{
    private static readonly string[] FileEndings = [".yaml", ".yml", ".json"];

    /// <summary>The repository, or null for the URL of a single file.</summary>
    public static RemoteRepository? Parse(string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var location = query < 0 ? text : text[..query];
        location = location.StartsWith("git::", StringComparison.Ordinal) ? location["git::".Length..] : location;
        location = location.StartsWith("gh:", StringComparison.Ordinal) ? "github.com/" + location["gh:".Length..] : location;
        if (query < 0 && RemoteUrl.IsHttp(location) && !location.Contains(".git", StringComparison.Ordinal)
            && Array.Exists(FileEndings, ending => location.EndsWith(ending, StringComparison.Ordinal)))
        {
            return null;
        }

        var (url, path) = Split(location);
        return Array.Exists(["github.com/", "gitlab.com/", "bitbucket.org/"], host => url.StartsWith(host, StringComparison.OrdinalIgnoreCase))
            ? Apply(new RemoteRepository("https://" + url, path), query < 0 ? "" : text[(query + 1)..])
            : Apply(new RemoteRepository(url, path), query < 0 ? "" : text[(query + 1)..]);
    }

    /// <summary>True when the URL can only mean a repository: by its ending or a doubled slash. Others may be those of a file, also with a parameter <c>ref</c>.</summary>
    public static bool IsExplicit(string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var location = query < 0 ? text : text[..query];
        return location.EndsWith(".git", StringComparison.Ordinal)
            || location.Contains(".git/", StringComparison.Ordinal)
            || location.IndexOf("//", location.IndexOf("://", StringComparison.Ordinal) + "://".Length, StringComparison.Ordinal) >= 0;
    }

    private static (string Url, string Path) Split(string location)
    {
        var scheme = location.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        var doubled = location.IndexOf("//", start, StringComparison.Ordinal);
        if (doubled >= 0)
        {
            return (location[..doubled], location[(doubled + 2)..].Trim('/'));
        }

        var suffix = location.IndexOf(".git/", start, StringComparison.Ordinal);
        if (suffix >= 0)
        {
            return (location[..(suffix + ".git".Length)], location[(suffix + ".git/".Length)..].Trim('/'));
        }

        // Without a mark the repository is named by the owner and the name after the host.
        var parts = location[start..].Split('/');
        var own = location[start..].Contains(':', StringComparison.Ordinal) && scheme < 0 ? 2 : 3;
        return location.EndsWith(".git", StringComparison.Ordinal) || parts.Length <= own
            ? (location.TrimEnd('/'), "")
            : (location[..start] + string.Join('/', parts[..own]), string.Join('/', parts[own..]).Trim('/'));
    }

    private static RemoteRepository Apply(RemoteRepository repository, string query)
    {
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (parameter, "") : (parameter[..equals], Uri.UnescapeDataString(parameter[(equals + 1)..]));
            repository = name switch
            {
                "ref" or "version" => repository with { Reference = value },
                "submodules" => repository with { Submodules = value is not ("false" or "0") },
                "timeout" => repository with { Timeout = ReadTimeout(value) },
                _ => repository,
            };
        }

        return repository;
    }

    /// <summary>Seconds, or a duration such as <c>2m</c>.</summary>
    private static TimeSpan ReadTimeout(string text)
    {
        var unit = text.Length > 0 && char.IsAsciiLetter(text[^1]) ? text[^1] : 's';
        var number = text.TrimEnd('s', 'm', 'h');
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 86_400
            ? TimeSpan.FromSeconds(value * unit switch { 'm' => 60, 'h' => 3_600, _ => 1 })
            : throw new KustomizeException($"the timeout '{text}' of a remote base is neither seconds nor a duration", field: "resources");
    }
}
