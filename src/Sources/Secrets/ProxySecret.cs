using Flux.Manifests.Text;

namespace Flux.Sources.Secrets;

/// <summary>Reads <c>address</c>, <c>username</c> and <c>password</c> of a proxy's Secret.</summary>
public static class ProxySecret
{
    private const int MaxLength = 2048;

    private static readonly string[] Schemes = ["http", "https", "socks5"];

    /// <returns>The proxy's URL, credentials in its user info.</returns>
    /// <exception cref="SourceException">The address is missing or cannot be used.</exception>
    public static Uri Read(NamedSecret secret)
    {
        var prefix = $"secret '{secret.Name}'";
        var address = secret.Text("address") ?? throw new SourceException($"{prefix}: key 'address' not found");
        if (address.Length is 0 or > MaxLength)
        {
            throw new SourceException($"{prefix}: {(address.Length == 0 ? "proxy address is empty" : $"proxy URL exceeds maximum length of {MaxLength} characters")}");
        }

        if (!HasScheme(address) && address.Split('/')[0].Contains(':', StringComparison.Ordinal))
        {
            throw new SourceException(
                $"{prefix}: failed to parse proxy address '{address}': parse {GoText.Quote(address)}: first path segment in URL cannot contain colon");
        }

        var scheme = HasScheme(address) ? address[..address.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant() : "";
        if (!Schemes.Contains(scheme))
        {
            throw new SourceException($"{prefix}: proxy URL must use one of the supported schemes (http, https, socks5), got '{scheme}'");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            throw new SourceException($"{prefix}: failed to parse proxy address '{address}'");
        }

        return secret.Text("username") is { Length: > 0 } username ? WithUser(url, username, secret.Text("password")) : url;
    }

    private static Uri WithUser(Uri url, string username, string? password)
    {
        var builder = new UriBuilder(url) { UserName = Uri.EscapeDataString(username), Password = "" };
        if (!string.IsNullOrEmpty(password))
        {
            builder.Password = Uri.EscapeDataString(password);
        }

        return builder.Uri;
    }

    private static bool HasScheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(address[0]) && address.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
