namespace Flux.Sources.Egress;

/// <summary>
/// The proxies of the whole process, as operators give them in <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c> (for SSH) and
/// <c>NO_PROXY</c>. The host itself is never reached through one. Immutable.
/// </summary>
public sealed class AmbientProxy
{
    private readonly Dictionary<string, Uri> _byScheme;
    private readonly UnproxiedHost[] _exceptions;

    private AmbientProxy(Dictionary<string, Uri> byScheme, IEnumerable<UnproxiedHost> exceptions)
    {
        _byScheme = byScheme;
        _exceptions = [.. exceptions];
    }

    /// <summary>Everything is reached directly.</summary>
    public static AmbientProxy None { get; } = new([], []);

    internal bool IsNone => _byScheme.Count == 0;

    /// <param name="variable">The value of an environment variable; null when it is not set. Names in lower case count too.</param>
    /// <exception cref="SourceException">One of them is no URL of a proxy.</exception>
    public static AmbientProxy FromEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var byScheme = new Dictionary<string, Uri>();
        foreach (var (scheme, name) in (ReadOnlySpan<(string, string)>)[("http", "HTTP_PROXY"), ("https", "HTTPS_PROXY"), ("ssh", "ALL_PROXY")])
        {
            if (Value(variable, name) is { } text)
            {
                byScheme.Add(scheme, Parse(name, text));
            }
        }

        var exceptions = (Value(variable, "NO_PROXY") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new AmbientProxy(byScheme, exceptions.Select(UnproxiedHost.Parse));
    }

    /// <summary>The proxy through which an address is to be reached; null for none.</summary>
    public Uri? For(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _byScheme.TryGetValue(address.Scheme, out var proxy) && !address.IsLoopback && !Array.Exists(_exceptions, exception => exception.Covers(address))
            ? proxy
            : null;
    }

    /// <summary>Which of the proxies listens at a place.</summary>
    internal Uri? At(string host, int port) =>
        _byScheme.Values.FirstOrDefault(proxy => proxy.Port == port && string.Equals(proxy.IdnHost, host, StringComparison.OrdinalIgnoreCase));

    private static string? Value(Func<string, string?> variable, string name)
    {
        var value = variable(name) is { Length: > 0 } text ? text : variable(name.ToLowerInvariant());
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private static Uri Parse(string name, string text)
    {
        var url = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(url, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy
            : throw new SourceException($"the environment variable {name} is not the URL of a proxy with the scheme http, https or socks5");
    }
}
