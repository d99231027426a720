using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Urls;

/// <summary>A URL in the parts that net/url gives it. Paths are held decoded and encoded again when printed.</summary>
internal sealed record GoUrl
{
    public string Scheme { get; init; } = "";

    public string Opaque { get; init; } = "";

    /// <summary>In encoded form, <c>user:password</c>; null when there is none.</summary>
    public string? User { get; init; }

    public string Host { get; init; } = "";

    public string Path { get; init; } = "";

    public string Query { get; init; } = "";

    public string Fragment { get; init; } = "";

    /// <summary>The host without port and brackets.</summary>
    public string HostName
    {
        get
        {
            var close = Host.StartsWith('[') ? Host.IndexOf(']', StringComparison.Ordinal) : -1;
            if (close > 0)
            {
                return Host[1..close];
            }

            var colon = Host.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? Host : Host[..colon];
        }
    }

    public static GoUrl? TryParse(string text, out string? error)
    {
        var problem = UrlParser.Parse(text, out var url);
        error = problem is null ? null : $"parse {GoQuote.Quote(text)}: {problem}";
        return url;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        if (Scheme.Length > 0)
        {
            text.Append(Scheme).Append(':');
        }

        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            AppendHierarchy(text);
        }

        if (Query.Length > 0)
        {
            text.Append('?').Append(Query);
        }

        return Fragment.Length > 0 ? text.Append('#').Append(Escape(Fragment, "$&+,/:;=?@!()*")).ToString() : text.ToString();
    }

    private void AppendHierarchy(StringBuilder text)
    {
        if (Scheme.Length > 0 || Host.Length > 0 || User is not null)
        {
            if (Host.Length > 0 || Path.Length > 0 || User is not null)
            {
                text.Append("//");
            }

            text.Append(User is null ? "" : User + "@").Append(Escape(Host, "!$&'()*+,;=:[]<>\""));
        }

        var path = Escape(Path, "$&+,/:;=@");
        if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
        {
            text.Append('/');
        }

        if (text.Length == 0 && path.Split('/')[0].Contains(':', StringComparison.Ordinal))
        {
            // Else the first segment would be read as a scheme.
            text.Append("./");
        }

        text.Append(path);
    }

    private static string Escape(string text, string allowed)
    {
        var output = new StringBuilder(text.Length);
        foreach (var value in GoText.Encode(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || "-_.~".Contains((char)value, StringComparison.Ordinal) || allowed.Contains((char)value, StringComparison.Ordinal))
            {
                output.Append((char)value);
            }
            else
            {
                output.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }
        }

        return output.ToString();
    }
}
