using System.Text.RegularExpressions;
using Renci.SshNet;

namespace Flux.Sources.Git.Ssh;

/// <summary>Narrows what a connection offers.</summary>
internal static partial class SshAlgorithms
{
    private const string Rsa = "ssh-rsa";

    /// <summary>No algorithms: they tell in the same list what the client understands.</summary>
    private static readonly string[] KeyExchangeSignals = ["ext-info-c", "kex-strict-c-v00@openssh.com"];

    /// <param name="connection">What to narrow.</param>
    /// <param name="options">What may be used at all.</param>
    /// <param name="keyTypes">The types of the keys known for the host: asking for others would fail where it need not.</param>
    public static void Restrict(ConnectionInfo connection, SshOptions options, IReadOnlyList<string> keyTypes)
    {
        // Known hosts tell keys, not authorities: a certificate would be a key that is not known.
        foreach (var certificate in connection.HostKeyAlgorithms.Keys.Where(name => name.Contains("-cert-", StringComparison.Ordinal)).ToArray())
        {
            connection.HostKeyAlgorithms.Remove(certificate);
        }

        Keep(connection.KeyExchangeAlgorithms, options.KeyExchangeAlgorithms, "key exchange");
        Keep(connection.HostKeyAlgorithms, options.HostKeyAlgorithms, "host key");
        var common = connection.HostKeyAlgorithms.Keys.Where(name => keyTypes.Contains(KeyType(name))).ToArray();
        if (common.Length > 0)
        {
            Keep(connection.HostKeyAlgorithms, common, "host key");
        }
    }

    /// <summary>The library's complaint that client and server have nothing in common, with both sides' offers; null for other complaints.</summary>
    public static string? DescribeMismatch(ConnectionInfo connection, string complaint)
    {
        if (NoMatch().Match(complaint) is not { Success: true } match)
        {
            return null;
        }

        var isKeyExchange = match.Groups["what"].Value == "key exchange";
        IEnumerable<string> ours = isKeyExchange ? connection.KeyExchangeAlgorithms.Keys.Concat(KeyExchangeSignals) : connection.HostKeyAlgorithms.Keys;
        return $"ssh: no common algorithm for {match.Groups["what"].Value}; we offered: [{string.Join(' ', ours)}], "
            + $"peer offered: [{match.Groups["peer"].Value.Replace(',', ' ')}]";
    }

    [GeneratedRegex("^No matching (?<what>key exchange|host key) algorithm \\(server offers (?<peer>.*)\\)$")]
    private static partial Regex NoMatch();

    private static void Keep<T>(IDictionary<string, T> offered, IReadOnlyList<string> allowed, string what)
    {
        if (allowed.Count == 0)
        {
            return;
        }

        foreach (var name in offered.Keys.Where(name => !allowed.Contains(name)).ToArray())
        {
            offered.Remove(name);
        }

        if (offered.Count == 0)
        {
            throw new SourceException($"ssh: none of the configured {what} algorithms is supported");
        }
    }

    /// <summary>RSA keys have several signature algorithms.</summary>
    private static string KeyType(string algorithm) => algorithm.StartsWith("rsa-sha2-", StringComparison.Ordinal) ? Rsa : algorithm;
}
