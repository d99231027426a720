namespace Flux.Cli.Helm;

/// <summary>Where Helm keeps its files: flags win over the environment, which wins over the user's home.</summary>
internal sealed class HelmSettings(HelmContext context, Flags flags)
{
    public string RepositoryConfig => Choose("repository-config", "HELM_REPOSITORY_CONFIG", () => Path.Combine(Config, "repositories.yaml"));

    public string RepositoryCache => Choose("repository-cache", "HELM_REPOSITORY_CACHE", () => Path.Combine(Cache, "repository"));

    public string RegistryConfig => Choose("registry-config", "HELM_REGISTRY_CONFIG", () => Path.Combine(Config, "registry/config.json"));

    public string ContentCache => Choose("content-cache", "HELM_CONTENT_CACHE", () => Path.Combine(Cache, "content"));

    /// <summary>The keyring of who verifies without naming one.</summary>
    public string Keyring => flags.Value("keyring") ?? Path.Combine(Variable("GNUPGHOME") ?? Path.Combine(Home, ".gnupg"), "pubring.gpg");

    /// <summary>The time of all files in archives, where <c>SOURCE_DATE_EPOCH</c> asks for one.</summary>
    public DateTimeOffset? ArchiveTime => Variable("SOURCE_DATE_EPOCH") is not { } text ? null
        : long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw new CommandException($"invalid SOURCE_DATE_EPOCH {Flux.Helm.Templates.Text.GoQuote.Quote(text)}: it must be the seconds since 1970");

    private string Home => Variable("HOME") ?? "";

    private string Config => Variable("HELM_CONFIG_HOME") ?? Path.Combine(Variable("XDG_CONFIG_HOME") ?? Path.Combine(Home, ".config"), "helm");

    private string Cache => Variable("HELM_CACHE_HOME") ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Home, ".cache"), "helm");

    public string CachedIndex(string repository) => Path.Combine(RepositoryCache, (repository.Length > 0 ? repository + "-" : "") + "index.yaml");

    public string CachedNames(string repository) => Path.Combine(RepositoryCache, (repository.Length > 0 ? repository + "-" : "") + "charts.txt");

    private string Choose(string flag, string variable, Func<string> otherwise) => flags.Value(flag) ?? Variable(variable) ?? otherwise();

    private string? Variable(string name) => context.Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
