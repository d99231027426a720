namespace Flux.Kustomize.Loading;

/// <summary>Tells URLs from paths.</summary>
internal static class RemoteUrl
{
    private static readonly string[] Hosts = ["github.com/", "github.com:", "gitlab.com/", "bitbucket.org/", "git@", "git::", "gh:"];
    private static readonly string[] Schemes = ["http://", "https://", "ssh://", "git://", "file://"];

    public static bool IsHttp(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for what kustomize would clone.</summary>
    public static bool IsRepository(string path)
    {
        if (Schemes.Any(scheme => path.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        return Hosts.Any(host => path.StartsWith(host, StringComparison.OrdinalIgnoreCase))
            || path.Contains(".git?", StringComparison.Ordinal)
            || path.Contains(".git//", StringComparison.Ordinal)
            || (path.Contains('@', StringComparison.Ordinal) && path.Contains(':', StringComparison.Ordinal) && path.EndsWith(".git", StringComparison.Ordinal));
    }
}
