using System.Net;
using System.Net.Sockets;

namespace Flux.Sources.Oci;

/// <summary>An <c>oci://</c> URL of a repository, read as container tools read names.</summary>
/// <param name="Registry">Scheme and host, such as <c>https://ghcr.io</c>.</param>
/// <param name="Repository">The full name, such as <c>ghcr.io/org/app</c>.</param>
public sealed record OciRepositoryUrl(string Registry, string Repository)
{
    private const string Scheme = "oci://";
    private const string DefaultRegistry = "index.docker.io";
    private const string NameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_-./";

    private static readonly System.Buffers.SearchValues<char> AllowedCharacters = System.Buffers.SearchValues.Create(NameCharacters);

    /// <param name="url">The URL; a tag or digest is not part of it.</param>
    /// <param name="insecure">Whether plain HTTP is asked for. Loopback and private addresses get it anyway.</param>
    /// <exception cref="SourceException">It names no repository.</exception>
    public static OciRepositoryUrl Parse(string url, bool insecure)
    {
        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new SourceException("URL must be in format 'oci://<domain>/<org>/<repo>'");
        }

        var name = url[Scheme.Length..];
        if (name.Length == 0)
        {
            throw new SourceException("a repository name must be specified");
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var host = slash > 0 && name.AsSpan(0, slash).ContainsAny('.', ':') ? name[..slash] : "";
        var path = host.Length > 0 ? name[(slash + 1)..] : name;
        Check(path);
        host = host is "" or "docker.io" ? DefaultRegistry : host;
        if (host == DefaultRegistry && !path.Contains('/', StringComparison.Ordinal))
        {
            path = "library/" + path;
        }

        return new OciRepositoryUrl($"{(insecure || IsLocal(host) ? "http" : "https")}://{host}", $"{host}/{path}");
    }

    private static void Check(string path)
    {
        if (path.Length is < 2 or > 255)
        {
            throw new SourceException($"repository must be between 2 and 255 characters in length: {path}");
        }

        if (path.AsSpan().ContainsAnyExcept(AllowedCharacters))
        {
            throw new SourceException($"repository can only contain the characters `{NameCharacters}`: {path}");
        }
    }

    private static bool IsLocal(string host)
    {
        var name = host;
        var colon = host.LastIndexOf(':');
        if (colon > 0 && !host.EndsWith(']'))
        {
            name = host[..colon];
        }

        if (name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal))
        {
            return true;
        }

        return IPAddress.TryParse(name.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || IsPrivate(address));
    }

    private static bool IsPrivate(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..];
}
