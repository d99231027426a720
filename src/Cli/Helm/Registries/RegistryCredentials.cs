using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Cli.Helm.Registries;

/// <summary>The file in which users keep their registries' credentials.</summary>
internal sealed class RegistryCredentials(string path)
{
    public (string User, string Password)? Find(string registry)
    {
        if (Load().Get("auths", Key(registry)).GetString("auth") is not { Length: > 0 } encoded)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }

    public void Set(string registry, string user, string password)
    {
        var root = Load();
        root["auths"] ??= new MapNode();
        ((MapNode)root["auths"]!)[Key(registry)] = new MapNode { ["auth"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")) };
        Save(root);
    }

    public void Remove(string registry)
    {
        var root = Load();
        if (root.GetMap("auths")?.Remove(Key(registry)) == true)
        {
            Save(root);
        }
    }

    private static string Key(string registry) => registry is "docker.io" or "registry-1.docker.io" ? "https://index.docker.io/v1/" : registry;

    private MapNode Load()
    {
        try
        {
            return File.Exists(path) ? JsonNodeReader.Read(File.ReadAllBytes(path)) as MapNode ?? [] : [];
        }
        catch (ManifestException error)
        {
            throw new CommandException($"failed to decode config file at {path}: invalid config format: {error.Message}");
        }
    }

    private void Save(MapNode root)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = new StringBuilder();
        Indent(text, root, "\n");
        File.WriteAllText(path, text.ToString());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void Indent(StringBuilder text, Node node, string line)
    {
        if (node is not MapNode { Count: > 0 } map)
        {
            text.Append(JsonNodeWriter.WriteToString(node));
            return;
        }

        text.Append('{');
        var separator = "";
        foreach (var (key, value) in map)
        {
            text.Append(separator).Append(line).Append('\t').Append(JsonNodeWriter.WriteToString(key)).Append(": ");
            Indent(text, value, line + "\t");
            separator = ",";
        }

        text.Append(line).Append('}');
    }
}
