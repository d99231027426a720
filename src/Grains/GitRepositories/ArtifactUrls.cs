namespace Flux.Grains.GitRepositories;

/// <summary>Where artifacts are served: the address that consumers reach this silo's storage under.</summary>
/// <param name="advertised">Host and port, or a URL with a scheme, which is then kept.</param>
public sealed class ArtifactUrls(string advertised)
{
    private readonly string _root = advertised.Contains("://", StringComparison.Ordinal) ? advertised.TrimEnd('/') : $"http://{advertised.TrimEnd('/')}";

    public string Of(string path) => $"{_root}/{path}";

    /// <summary>The storage path of a URL that is ours; null for others.</summary>
    public string? PathOf(string url) => url.StartsWith(_root + "/", StringComparison.Ordinal) ? url[(_root.Length + 1)..] : null;
}
