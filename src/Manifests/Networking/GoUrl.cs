using System.Globalization;

namespace Flux.Manifests.Networking;

/// <summary>A URL taken apart as Go's <c>net/url</c> does it.</summary>
/// <param name="Scheme">Lower case; empty for a bare path.</param>
/// <param name="Host">Host and port as written, unescaped.</param>
/// <param name="EscapedPath">The path as written when it is validly escaped.</param>
/// <param name="RawQuery">The query without its question mark, as written.</param>
public sealed record GoUrl(string Scheme, string Host, string EscapedPath, string RawQuery)
{
    /// <summary>The text after <c>scheme:</c> of a URL such as <c>mailto:a@b</c>.</summary>
    public string Opaque { get; private init; } = "";

    /// <summary>The host without port and brackets.</summary>
    public string HostName
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            var host = colon >= 0 && IsOptionalPort(Host[colon..]) ? Host[..colon] : Host;
            return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        }
    }

    public string Port
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            return colon >= 0 && IsOptionalPort(Host[colon..]) ? Host[(colon + 1)..] : "";
        }
    }

    /// <summary>An absolute URL or an absolute path, as in a request line. Null with Go's words when it is neither.</summary>
    public static GoUrl? ParseRequestUri(string text, out string? problem)
    {
        try
        {
            problem = null;
            return Parse(text);
        }
        catch (FormatException error)
        {
            problem = $"parse {Text.GoText.Quote(text)}: {error.Message}";
            return null;
        }
    }

    private static GoUrl Parse(string text)
    {
        if (text.Any(character => character is < ' ' or '\u007f'))
        {
            throw new FormatException("net/url: invalid control character in URL");
        }

        if (text.Length == 0)
        {
            throw new FormatException("empty url");
        }

        if (text == "*")
        {
            return new GoUrl("", "", "*", "");
        }

        var (scheme, rest) = SplitScheme(text);
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? "" : rest[(mark + 1)..];
        rest = mark < 0 ? rest : rest[..mark];
        if (!rest.StartsWith('/'))
        {
            return scheme.Length > 0 ? new GoUrl(scheme, "", "", query) { Opaque = rest } : throw new FormatException("invalid URI for request");
        }

        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            host = ParseAuthority(slash < 0 ? rest[2..] : rest[2..slash]);
            rest = slash < 0 ? "" : rest[slash..];
        }

        CheckEscapes(rest);
        return new GoUrl(scheme, host, rest, query);
    }

    private static (string Scheme, string Remainder) SplitScheme(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == ':')
            {
                return i == 0 ? throw new FormatException("missing protocol scheme") : (text[..i].ToLowerInvariant(), text[(i + 1)..]);
            }

            var continues = char.IsAsciiLetter(character) || (i > 0 && (char.IsAsciiDigit(character) || character is '+' or '-' or '.'));
            if (!continues)
            {
                break;
            }
        }

        return ("", text);
    }

    private static string ParseAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && !authority[..at].All(IsUserInfo))
        {
            throw new FormatException("net/url: invalid userinfo");
        }

        return ParseHost(authority[(at + 1)..]);
    }

    private static string ParseHost(string host)
    {
        var close = host.StartsWith('[') ? host.LastIndexOf(']') : -1;
        if (host.StartsWith('[') && close < 0)
        {
            throw new FormatException("missing ']' in host");
        }

        var colon = close >= 0 ? close + 1 : host.LastIndexOf(':');
        if (colon >= 0 && !IsOptionalPort(host[colon..]))
        {
            throw new FormatException($"invalid port {Text.GoText.Quote(host[colon..])} after host");
        }

        CheckEscapes(host);
        var bad = host.IndexOfAny([' ', '"', '<', '>', '^', '`', '{', '|', '}', '\\']);
        return bad < 0 ? host : throw new FormatException($"invalid character {Text.GoText.Quote(host.Substring(bad, 1))} in host name");
    }

    private static bool IsOptionalPort(string text) => text.Length == 0 || (text[0] == ':' && text.Skip(1).All(char.IsAsciiDigit));

    private static bool IsUserInfo(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-._:~!$&'()*+,;=%@".Contains(character, StringComparison.Ordinal);

    private static void CheckEscapes(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                var escape = text[i..Math.Min(i + 3, text.Length)];
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"invalid URL escape {Text.GoText.Quote(escape)}"));
            }
        }
    }
}
