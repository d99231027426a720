using System.Globalization;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Urls;

/// <summary>net/url.Parse.</summary>
internal static class UrlParser
{
    /// <summary>Null, or what is wrong.</summary>
    public static string? Parse(string text, out GoUrl? url)
    {
        url = null;
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var main = hash < 0 ? text : text[..hash];
        if (text.Any(character => character < ' ' || character == '\u007F'))
        {
            return "net/url: invalid control character in URL";
        }

        var problem = ParseMain(main, out var parsed);
        if (problem is null && hash >= 0)
        {
            problem = Unescape(text[(hash + 1)..], out var fragment);
            parsed = parsed! with { Fragment = fragment };
        }

        url = problem is null ? parsed : null;
        return problem;
    }

    private static string? ParseMain(string text, out GoUrl? url)
    {
        url = new GoUrl();
        var problem = SplitScheme(text, out var scheme, out var rest);
        if (problem is not null)
        {
            return problem;
        }

        var question = rest.IndexOf('?', StringComparison.Ordinal);
        url = new GoUrl { Scheme = scheme, Query = question < 0 ? "" : rest[(question + 1)..] };
        rest = question < 0 ? rest : rest[..question];
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                url = url with { Opaque = rest };
                return null;
            }

            if (rest.Split('/')[0].Contains(':', StringComparison.Ordinal))
            {
                return "first path segment in URL cannot contain colon";
            }
        }

        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            var slash = rest.IndexOf('/', 2);
            var authority = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? "" : rest[slash..];
            problem = ParseAuthority(authority, ref url);
        }

        problem ??= Unescape(rest, out rest);
        url = url with { Path = rest };
        return problem;
    }

    private static string? SplitScheme(string text, out string scheme, out string rest)
    {
        scheme = "";
        rest = text;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == ':')
            {
                scheme = text[..i].ToLowerInvariant();
                rest = text[(i + 1)..];
                return i == 0 ? "missing protocol scheme" : null;
            }

            if (!char.IsAsciiLetter(character) && (i == 0 || !(char.IsAsciiDigit(character) || character is '+' or '-' or '.')))
            {
                return null;
            }
        }

        return null;
    }

    private static string? ParseAuthority(string authority, ref GoUrl url)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var user = authority[..at];
            if (user.Any(character => !char.IsAsciiLetterOrDigit(character) && !"-._:~!$&'()*+,;=%@".Contains(character, StringComparison.Ordinal)))
            {
                return "net/url: invalid userinfo";
            }

            url = url with { User = user };
        }

        var host = authority[(at + 1)..];
        var problem = CheckHost(host);
        if (problem is null)
        {
            problem = Unescape(host, out host);
            url = url with { Host = host };
        }

        return problem;
    }

    private static string? CheckHost(string host)
    {
        var portStart = host.LastIndexOf(':');
        if (host.StartsWith('['))
        {
            var close = host.LastIndexOf(']');
            if (close < 0)
            {
                return "missing ']' in host";
            }

            portStart = close + 1 < host.Length ? close + 1 : -1;
        }

        if (portStart >= 0)
        {
            var port = host[portStart..];
            if (port[0] != ':' || !port[1..].All(char.IsAsciiDigit))
            {
                return $"invalid port {GoQuote.Quote(port)} after host";
            }
        }

        var bad = host.FirstOrDefault(character => character is ' ' or '\\' or '^' or '`' or '{' or '|' or '}');
        return bad == default ? null : $"invalid character {GoQuote.Quote(bad.ToString())} in host name";
    }

    private static string? Unescape(string text, out string result)
    {
        result = text;
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.AddRange(GoText.Encode(text[i].ToString()));
                continue;
            }

            if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return $"invalid URL escape {GoQuote.Quote(text.Substring(i, Math.Min(3, text.Length - i)))}";
            }

            bytes.Add(value);
            i += 2;
        }

        result = GoText.Decode(bytes.ToArray());
        return null;
    }
}
