namespace Flux.Cli.Kustomizations.Remotes;

/// <summary>The SSH key and the known hosts of the user, where the ssh program looks for them.</summary>
internal static class UserKeys
{
    private const string SystemHosts = "/etc/ssh/ssh_known_hosts";

    private static readonly string[] Names = ["id_ed25519", "id_ecdsa", "id_rsa"];

    /// <summary>What a repository is reached with: nothing unless its URL is one of SSH.</summary>
    public static IReadOnlyDictionary<string, byte[]> For(string url)
    {
        var data = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (!url.StartsWith("ssh://", StringComparison.OrdinalIgnoreCase))
        {
            return data;
        }

        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh");
        if (Array.Find(Names, name => File.Exists(Path.Combine(folder, name))) is { } key)
        {
            data["identity"] = File.ReadAllBytes(Path.Combine(folder, key));
        }

        string[] hosts = [Path.Combine(folder, "known_hosts"), SystemHosts];
        var known = hosts.Where(File.Exists).SelectMany(file => File.ReadAllBytes(file).Append((byte)'\n')).ToArray();
        if (known.Length > 0)
        {
            data["known_hosts"] = known;
        }

        return data;
    }
}
