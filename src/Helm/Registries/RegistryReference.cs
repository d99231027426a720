using System.Text.RegularExpressions;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Registries;

/// <summary>A chart in a registry: <c>host/path/name</c> with a tag or a digest.</summary>
/// <param name="Registry">Host and port.</param>
/// <param name="Repository">The path below the registry.</param>
/// <param name="Tag">With <c>_</c> for <c>+</c>, which tags cannot hold; empty for none.</param>
/// <param name="Digest">Empty for none.</param>
public sealed partial record RegistryReference(string Registry, string Repository, string Tag, string Digest)
{
    public const string Scheme = "oci://";

    private const int HexDigits = 64;

    /// <summary>What a manifest is asked for by.</summary>
    public string Reference => Tag.Length > 0 ? Tag : Digest;

    /// <summary>Reads a reference, with or without <c>oci://</c>; null with the error. A digest is not looked at yet.</summary>
    public static RegistryReference? TryParse(string text, out string? error)
    {
        var raw = text.StartsWith(Scheme, StringComparison.Ordinal) ? text[Scheme.Length..] : text;
        var at = raw.LastIndexOf('@');
        var digest = at < 0 ? "" : raw[(at + 1)..];
        raw = at < 0 ? raw : raw[..at];
        var slash = raw.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            error = "invalid reference: missing registry or repository";
            return null;
        }

        var path = raw[(slash + 1)..];
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var (repository, tag) = colon < 0 ? (path, "") : (path[..colon], path[(colon + 1)..].Replace('+', '_'));
        error = RegistryProblem(raw[..slash])
            ?? (RepositoryPattern().IsMatch(repository) ? null : $"invalid reference: invalid repository {GoQuote.Quote(repository)}")
            ?? (tag.Length == 0 || TagPattern().IsMatch(tag) ? null : $"invalid reference: invalid tag {GoQuote.Quote(tag)}");
        return error is null ? new RegistryReference(raw[..slash], repository, tag, digest) : null;
    }

    /// <summary>Null, or what is wrong with a registry's name.</summary>
    public static string? RegistryProblem(string registry) =>
        registry.Length > 0 && Uri.TryCreate("dummy://" + registry, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.PathAndQuery is "/" or ""
            && registry.IndexOfAny(['/', '@', '?', '#', ' ']) < 0
            ? null
            : $"invalid reference: invalid registry {GoQuote.Quote(registry)}";

    /// <summary>Null, or what is wrong with the digest.</summary>
    public string? DigestProblem()
    {
        var problem = !DigestPattern().IsMatch(Digest) ? "invalid checksum digest format"
            : !Digest.StartsWith("sha256:", StringComparison.Ordinal) ? "unsupported digest algorithm"
            : Digest.Length != "sha256:".Length + HexDigits ? "invalid checksum digest length"
            : Digest["sha256:".Length..].All(char.IsAsciiHexDigitLower) ? null : "invalid checksum digest format";
        return problem is null ? null : $"invalid reference: invalid digest {GoQuote.Quote(Digest)}: {problem}";
    }

    public override string ToString() => Registry + "/" + Repository + (Tag.Length > 0 ? ":" + Tag : "@" + Digest);

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:[._]|__|[-]*)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|[-]*)[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\A[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex DigestPattern();
}
