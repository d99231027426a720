using Renci.SshNet;

namespace Flux.Sources.Git.Ssh;

/// <summary>Narrows what a connection offers.</summary>
internal static class SshAlgorithms
{
    private const string Rsa = "ssh-rsa";

    /// <param name="connection">What to narrow.</param>
    /// <param name="options">What may be used at all.</param>
    /// <param name="keyTypes">The types of the keys known for the host: asking for others would fail where it need not.</param>
    public static void Restrict(ConnectionInfo connection, SshOptions options, IReadOnlyList<string> keyTypes)
    {
        Keep(connection.KeyExchangeAlgorithms, options.KeyExchangeAlgorithms, "key exchange");
        Keep(connection.HostKeyAlgorithms, options.HostKeyAlgorithms, "host key");
        var common = connection.HostKeyAlgorithms.Keys.Where(name => keyTypes.Contains(KeyType(name))).ToArray();
        if (common.Length > 0)
        {
            Keep(connection.HostKeyAlgorithms, common, "host key");
        }
    }

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
