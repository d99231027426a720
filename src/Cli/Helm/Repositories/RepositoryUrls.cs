using Flux.Helm.Templates.Functions.Urls;

namespace Flux.Cli.Helm.Repositories;

/// <summary>Compares URLs of repositories: one slash more or less makes no other repository.</summary>
internal static class RepositoryUrls
{
    public static bool AreEqual(string left, string right) =>
        GoUrl.TryParse(left, out _) is { } a && GoUrl.TryParse(right, out _) is { } b ? Normal(a) == Normal(b) : left == right;

    private static string Normal(GoUrl url) => (url with { Path = SlashPath.Clean(url.Path.Length == 0 ? "/" : url.Path) }).ToString();
}
