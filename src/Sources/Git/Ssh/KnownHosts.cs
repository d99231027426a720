using System.Buffers;
using System.Globalization;
using Flux.Sources.Git.Verification;

namespace Flux.Sources.Git.Ssh;

/// <summary>The text of a known_hosts file: plain, pattern and hashed entries. Immutable.</summary>
internal sealed class KnownHosts
{
    private static readonly SearchValues<char> Base64Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private const string Authority = "@cert-authority";
    private const string Revoked = "@revoked";

    private readonly List<Entry> _entries = [];

    private KnownHosts()
    {
    }

    /// <exception cref="SourceException">A line is malformed.</exception>
    public static KnownHosts Parse(string text)
    {
        var hosts = new KnownHosts();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var marker = fields[0] is Authority or Revoked ? fields[0] : "";
            var rest = fields[(marker.Length > 0 ? 1 : 0)..];
            if (rest.Length < 3)
            {
                throw new SourceException($"knownhosts: knownhosts: missing {(rest.Length < 2 ? "host" : "key type")} pattern");
            }

            var key = Decode(rest[2]);
            hosts._entries.Add(new Entry([.. rest[0].Split(',').Where(pattern => pattern.Length > 0).Select(HostPattern.Parse)], TypeOf(key), key, marker));
        }

        return hosts;
    }

    /// <summary>The types of the keys known for a host, such as <c>ssh-ed25519</c>; all types that there are when it is not known.</summary>
    public IReadOnlyList<string> KeyTypes(string host, int port)
    {
        var trusted = _entries.Where(entry => !entry.IsRevoked).ToArray();
        var own = Array.FindAll(trusted, entry => entry.Matches(host, port));
        return [.. (own.Length > 0 ? own : trusted).Select(entry => entry.KeyType).Distinct()];
    }

    /// <returns>Null when the key is one of the host's, else what is wrong.</returns>
    public string? Check(string host, int port, ReadOnlySpan<byte> key)
    {
        var known = false;
        var accepted = false;
        foreach (var entry in _entries)
        {
            var same = key.SequenceEqual(entry.Key);
            if (entry.IsRevoked)
            {
                if (same)
                {
                    return "knownhosts: key is revoked";
                }
            }
            else if (entry.Matches(host, port))
            {
                // An authority's key is not the host's own.
                known = true;
                accepted |= same && !entry.IsAuthority;
            }
        }

        return accepted ? null : known ? "knownhosts: key mismatch" : "knownhosts: key is unknown";
    }

    private static byte[] Decode(string text)
    {
        var key = new byte[text.Length];
        if (Convert.TryFromBase64String(text, key, out var written))
        {
            return key[..written];
        }

        var bad = text.AsSpan().IndexOfAnyExcept(Base64Characters);
        throw new SourceException(string.Create(
            CultureInfo.InvariantCulture, $"knownhosts: illegal base64 data at input byte {(bad >= 0 ? bad : text.Length - (text.Length % 4))}"));
    }

    /// <summary>What the key itself says: the word before it may be wrong.</summary>
    private static string TypeOf(byte[] key)
    {
        try
        {
            return new SshReader(key).ReadText();
        }
        catch (SourceException error)
        {
            throw new SourceException("knownhosts: ssh: short read", error);
        }
    }

    private sealed record Entry(HostPattern[] Patterns, string KeyType, byte[] Key, string Marker)
    {
        public bool IsRevoked => Marker == Revoked;

        public bool IsAuthority => Marker == Authority;

        public bool Matches(string host, int port)
        {
            var matched = false;
            foreach (var pattern in Patterns.Where(pattern => pattern.IsMatch(host, port)))
            {
                if (pattern.IsNegated)
                {
                    return false;
                }

                matched = true;
            }

            return matched;
        }
    }
}
