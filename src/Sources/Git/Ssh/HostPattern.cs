using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flux.Sources.Git.Ssh;

/// <summary>One of the hosts that a line of a known_hosts file is for: a pattern for a host at one port, or the hash of a name.</summary>
internal sealed class HostPattern
{
    private const int DefaultPort = 22;
    private const string HashStart = "|1|";

    private readonly string _host;
    private readonly int _port;
    private readonly (byte[] Salt, byte[] Hash)? _hashed;

    private HostPattern(string host, int port, bool isNegated)
    {
        _host = host;
        _port = port;
        IsNegated = isNegated;
    }

    private HostPattern(byte[] salt, byte[] hash)
    {
        _host = "";
        _hashed = (salt, hash);
    }

    /// <summary>What it matches is not meant, whatever the other patterns of the line say.</summary>
    public bool IsNegated { get; }

    /// <exception cref="SourceException">It is no pattern.</exception>
    public static HostPattern Parse(string text)
    {
        if (text.StartsWith('|'))
        {
            return ParseHash(text);
        }

        var isNegated = text.StartsWith('!');
        var pattern = isNegated ? text[1..] : text;
        if (pattern.Length == 0)
        {
            throw new SourceException("knownhosts: knownhosts: negation without following hostname");
        }

        // Without brackets it may still be a host and a port, unless it is an IPv6 address.
        var colon = pattern.LastIndexOf(':');
        var hasPort = colon >= 0 && (pattern[0] == '[' ? colon > 0 && pattern[colon - 1] == ']' : pattern.IndexOf(':', StringComparison.Ordinal) == colon);
        var host = hasPort ? pattern[..colon] : pattern;
        if (pattern[0] == '[')
        {
            host = hasPort ? host[1..^1] : throw new SourceException($"knownhosts: address {pattern}: missing port in address");
        }

        return new HostPattern(host, !hasPort ? DefaultPort : int.TryParse(pattern[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : -1, isNegated);
    }

    public bool IsMatch(string host, int port)
    {
        if (_hashed is { } hashed)
        {
            var address = port != DefaultPort ? string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}")
                : host.Contains(':', StringComparison.Ordinal) ? $"[{host}]"
                : host;
            return Matches(hashed.Salt, hashed.Hash, address);
        }

        return port == _port && WildcardPattern.IsMatch(_host, host);
    }

    private static HostPattern ParseHash(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 4)
        {
            throw new SourceException($"knownhosts: knownhosts: got {parts.Length} components, want 3");
        }

        if (!text.StartsWith(HashStart, StringComparison.Ordinal))
        {
            throw new SourceException($"knownhosts: knownhosts: got hash type {parts[1]}, must be '1'");
        }

        try
        {
            return new HostPattern(Convert.FromBase64String(parts[2]), Convert.FromBase64String(parts[3]));
        }
        catch (FormatException error)
        {
            throw new SourceException("knownhosts: illegal base64 data", error);
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The file format prescribes SHA-1; the hash only hides names.")]
    private static bool Matches(byte[] salt, byte[] hash, string address) =>
        CryptographicOperations.FixedTimeEquals(HMACSHA1.HashData(salt, Encoding.UTF8.GetBytes(address)), hash);
}
