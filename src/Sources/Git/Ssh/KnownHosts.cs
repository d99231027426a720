using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Flux.Sources.Git.Ssh;

/// <summary>The text of a known_hosts file: plain, pattern and hashed entries. Immutable.</summary>
internal sealed class KnownHosts
{
    private const int DefaultPort = 22;

    private readonly List<Entry> _entries = [];

    private KnownHosts()
    {
    }

    /// <exception cref="SourceException">A line is malformed.</exception>
    public static KnownHosts Parse(string text)
    {
        var hosts = new KnownHosts();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var fields = raw.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || fields[0].StartsWith('#'))
            {
                continue;
            }

            var marker = fields[0].StartsWith('@') ? fields[0] : "";
            var rest = fields[(marker.Length > 0 ? 1 : 0)..];
            if (rest.Length < 3 || !TryDecode(rest[2], out var key))
            {
                throw new SourceException($"knownhosts: line {number} is malformed");
            }

            if (marker != "@cert-authority")
            {
                hosts._entries.Add(new Entry(rest[0].Split(','), rest[1], key, marker == "@revoked"));
            }
        }

        return hosts;
    }

    /// <summary>The types of the keys known for a host, such as <c>ssh-ed25519</c>.</summary>
    public IReadOnlyList<string> KeyTypes(string host, int port) =>
        [.. _entries.Where(entry => !entry.IsRevoked && entry.Matches(Address(host, port))).Select(entry => entry.KeyType).Distinct()];

    /// <returns>Null when the key is one of the host's, else what is wrong.</returns>
    public string? Check(string host, int port, ReadOnlySpan<byte> key)
    {
        var address = Address(host, port);
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
            else if (entry.Matches(address))
            {
                known = true;
                accepted |= same;
            }
        }

        return accepted ? null : known ? "knownhosts: key mismatch" : "knownhosts: key is unknown";
    }

    private static string Address(string host, int port) => port == DefaultPort ? host : $"[{host}]:{port}";

    private static bool TryDecode(string text, out byte[] key)
    {
        key = new byte[text.Length];
        var valid = Convert.TryFromBase64String(text, key, out var written);
        key = key[..written];
        return valid;
    }

    private sealed record Entry(string[] Patterns, string KeyType, byte[] Key, bool IsRevoked)
    {
        public bool Matches(string address)
        {
            var matched = false;
            foreach (var pattern in Patterns)
            {
                if (pattern.StartsWith("|1|", StringComparison.Ordinal))
                {
                    matched |= MatchesHash(pattern, address);
                }
                else if (pattern.StartsWith('!'))
                {
                    if (WildcardPattern.IsMatch(pattern[1..], address))
                    {
                        return false;
                    }
                }
                else
                {
                    matched |= WildcardPattern.IsMatch(pattern, address);
                }
            }

            return matched;
        }

        [SuppressMessage("Security", "CA5350", Justification = "The file format prescribes SHA-1; the hash only hides names.")]
        private static bool MatchesHash(string pattern, string address)
        {
            var parts = pattern.Split('|');
            return parts.Length == 4 && TryDecode(parts[2], out var salt) && TryDecode(parts[3], out var hash)
                && CryptographicOperations.FixedTimeEquals(HMACSHA1.HashData(salt, Encoding.UTF8.GetBytes(address)), hash);
        }
    }
}
