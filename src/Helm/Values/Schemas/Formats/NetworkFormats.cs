using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Values.Schemas.Formats;

/// <summary>Addresses and names of hosts and people.</summary>
internal static class NetworkFormats
{
    private const string LocalCharacters = ".!#$%&'*+-/=?^_`{|}~";

    public static string? Ipv4(string text)
    {
        var groups = text.Split('.');
        if (groups.Length != 4)
        {
            return "expected four decimals";
        }

        foreach (var group in groups)
        {
            if (group.Length > 1 && group[0] == '0')
            {
                return "leading zeros";
            }

            if (!int.TryParse(group, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return $"strconv.Atoi: parsing {GoQuote.Quote(group)}: invalid syntax";
            }

            if (number is < 0 or > 255)
            {
                return "decimal must be between 0 and 255";
            }
        }

        return null;
    }

    public static string? Ipv6(string text) =>
        !text.Contains(':', StringComparison.Ordinal) ? "missing colon"
        : text.Contains('%', StringComparison.Ordinal) ? "zone id is not a part of ipv6 address"
        : text.Contains('[', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6 ? $"ParseAddr({GoQuote.Quote(text)}): unable to parse IP"
        : null;

    public static string? Hostname(string text)
    {
        text = text.EndsWith('.') ? text[..^1] : text;
        if (GoText.ByteCount(text) > 253)
        {
            return "more than 253 characters long";
        }

        return text.Split('.').Select(LabelProblem).FirstOrDefault(problem => problem is not null);
    }

    public static string? Email(string text)
    {
        if (GoText.ByteCount(text) > 254)
        {
            return "more than 255 characters long";
        }

        var at = text.LastIndexOf('@');
        return at < 0 ? "missing @" : LocalProblem(text[..at]) ?? DomainProblem(text[(at + 1)..]);
    }

    private static string? LabelProblem(string label)
    {
        var other = label.EnumerateRunes().FirstOrDefault(rune => !IsLetterOrDigit(rune) && rune.Value != '-', new Rune('-'));
        return GoText.ByteCount(label) is < 1 or > 63 ? "label must be 1 to 63 characters long"
            : label[0] == '-' ? "label starts with hyphen"
            : label[^1] == '-' ? "label ends with hyphen"
            : other.Value != '-' ? $"invalid character {GoQuote.QuoteRune(other.Value)}"
            : null;
    }

    private static string? LocalProblem(string local)
    {
        if (GoText.ByteCount(local) > 64)
        {
            return "local part more than 64 characters long";
        }

        if (local.Length > 1 && local[0] == '"' && local[^1] == '"')
        {
            return local[1..^1].AsSpan().ContainsAny('\\', '"') ? "backslash and quote are not allowed within quoted local part" : null;
        }

        var other = local.EnumerateRunes().FirstOrDefault(rune => !IsLetterOrDigit(rune) && !LocalCharacters.Contains(rune.ToString(), StringComparison.Ordinal), new Rune('-'));
        return local.StartsWith('.') ? "starts with dot"
            : local.EndsWith('.') ? "ends with dot"
            : local.Contains("..", StringComparison.Ordinal) ? "consecutive dots"
            : other.Value != '-' ? $"invalid character {GoQuote.QuoteRune(other.Value)}"
            : null;
    }

    private static string? DomainProblem(string domain)
    {
        if (domain is not ['[', .. var inner, ']'])
        {
            return Hostname(domain) is { } problem ? $"invalid domain: {problem}" : null;
        }

        return inner.StartsWith("IPv6:", StringComparison.Ordinal)
            ? Ipv6(inner[5..]) is { } six ? $"invalid ipv6 address: {six}" : null
            : Ipv4(inner) is { } four ? $"invalid ipv4 address: {four}" : null;
    }

    private static bool IsLetterOrDigit(Rune rune) => rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value);
}
