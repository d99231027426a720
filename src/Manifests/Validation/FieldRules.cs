using System.Net.Sockets;
using System.Text;
using Flux.Manifests.Networking;
using Flux.Manifests.Text;

namespace Flux.Manifests.Validation;

/// <summary>Rules that report errors of a field rather than bare messages.</summary>
public static class FieldRules
{
    private const int MaxFieldManagerLength = 128;

    /// <summary>A domain of at least three segments.</summary>
    public static IReadOnlyList<FieldError> FullyQualifiedName(string field, string name)
    {
        if (name.Length == 0)
        {
            return [FieldError.Required(field)];
        }

        var messages = NameRules.Dns1123Subdomain(name);
        if (messages.Count > 0)
        {
            return [FieldError.Invalid(field, name, string.Join(',', messages))];
        }

        return name.Split('.').Length < 3 ? [FieldError.Invalid(field, name, "should be a domain with at least three segments separated by dots")] : [];
    }

    /// <summary>A domain of at least two segments, each a label; a final dot is allowed.</summary>
    public static IReadOnlyList<FieldError> FullyQualifiedDomainName(string field, string name)
    {
        if (name.Length == 0)
        {
            return [FieldError.Required(field)];
        }

        name = name.EndsWith('.') ? name[..^1] : name;
        var messages = NameRules.Dns1123Subdomain(name);
        if (messages.Count > 0)
        {
            return [FieldError.Invalid(field, name, string.Join(',', messages))];
        }

        var labels = name.Split('.');
        if (labels.Length < 2)
        {
            return [FieldError.Invalid(field, name, "should be a domain with at least two segments separated by dots")];
        }

        var wrong = Array.Find(labels, label => NameRules.Dns1123Label(label).Count > 0);
        return wrong is null ? [] : [FieldError.Invalid(field, wrong, string.Join(',', NameRules.Dns1123Label(wrong)))];
    }

    /// <summary><c>acme.io/foo</c></summary>
    public static IReadOnlyList<FieldError> DomainPrefixedPath(string field, string path)
    {
        if (path.Length == 0)
        {
            return [FieldError.Required(field)];
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == path.Length - 1)
        {
            return [FieldError.Invalid(field, path, "must be a domain-prefixed path (such as \"acme.io/foo\")")];
        }

        var host = path[..slash];
        var rest = path[(slash + 1)..];
        var errors = NameRules.Dns1123Subdomain(host).Select(message => FieldError.Invalid(field, host, message)).ToList();
        if (!rest.All(c => char.IsAsciiLetterOrDigit(c) || "/-._~%!$&'()*+,;=:".Contains(c, StringComparison.Ordinal)))
        {
            errors.Add(FieldError.Invalid(field, rest, NameRules.Explain("Invalid path", @"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+")));
        }

        return errors;
    }

    /// <summary>An address in its canonical form.</summary>
    public static IReadOnlyList<FieldError> IpAddress(string field, string value)
    {
        if (GoIp.Parse(value, allowLeadingZeros: true) is not { } address)
        {
            return [FieldError.Invalid(field, value, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")];
        }

        var problem = GoIp.Parse(value) is null ? "must not have leading 0s"
            : address.IsIPv4MappedToIPv6 ? "must not be an IPv4-mapped IPv6 address"
            : CanonicalIp.Format(address) is var canonical && canonical != value ? $"must be in canonical form ({GoText.Quote(canonical)})"
            : null;
        return problem is null ? [] : [FieldError.Invalid(field, value, problem)];
    }

    /// <summary>A network in its canonical form.</summary>
    public static IReadOnlyList<FieldError> Cidr(string field, string value)
    {
        if (CanonicalIp.ParseCidrLeniently(value) is not { } cidr)
        {
            return [FieldError.Invalid(field, value, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")];
        }

        var network = CanonicalIp.Mask(cidr.Address, cidr.Bits);
        var problem = GoIp.ParseCidr(value) is null ? "must not have leading 0s in IP or prefix length"
            : cidr.Address.AddressFamily == AddressFamily.InterNetworkV6 && cidr.Address.IsIPv4MappedToIPv6 ? "must not have an IPv4-mapped IPv6 address"
            : !network.Equals(cidr.Address) ? "must not have bits set beyond the prefix length"
            : $"{CanonicalIp.Format(network)}/{cidr.Bits}" is var canonical && canonical != value ? $"must be in canonical form ({GoText.Quote(canonical)})"
            : null;
        return problem is null ? [] : [FieldError.Invalid(field, value, problem)];
    }

    /// <summary>The name of a field manager: printable and not too long.</summary>
    public static IReadOnlyList<FieldError> FieldManager(string field, string manager)
    {
        var errors = new List<FieldError>();
        if (Encoding.UTF8.GetByteCount(manager) > MaxFieldManagerLength)
        {
            errors.Add(FieldError.TooLong(field, MaxFieldManagerLength));
        }

        var position = 0;
        foreach (var rune in manager.EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
            {
                errors.Add(FieldError.Invalid(field, manager, $"invalid character U+{rune.Value:X4} (at position {position})"));
            }

            position += rune.Utf8SequenceLength;
        }

        return errors;
    }
}
