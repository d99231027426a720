using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Cli.Helm.Repositories;

/// <summary>repositories.yaml: the repositories that the user added, in their order.</summary>
internal sealed class RepositoryFile
{
    private readonly string _path;

    private RepositoryFile(string path, List<RepositoryEntry> entries, string generated) => (_path, Entries, Generated) = (path, entries, generated);

    public List<RepositoryEntry> Entries { get; }

    private string Generated { get; }

    /// <summary>Empty when there is none yet.</summary>
    public static RepositoryFile Load(HelmSettings settings)
    {
        var path = settings.RepositoryConfig;
        if (!File.Exists(path))
        {
            return new RepositoryFile(path, [], "0001-01-01T00:00:00Z");
        }

        try
        {
            var root = YamlReader.Read(File.ReadAllBytes(path));
            return new RepositoryFile(
                path, [.. (root.GetList("repositories") ?? []).OfType<MapNode>().Select(RepositoryEntry.Of)], root.GetString("generated") ?? "0001-01-01T00:00:00Z");
        }
        catch (ManifestException error)
        {
            throw new CommandException($"error converting YAML to JSON: {error.Message}");
        }
    }

    public RepositoryEntry? Find(string name) => Entries.Find(entry => entry.Name == name);

    public void Set(RepositoryEntry entry)
    {
        var at = Entries.FindIndex(existing => existing.Name == entry.Name);
        if (at < 0)
        {
            Entries.Add(entry);
        }
        else
        {
            Entries[at] = entry;
        }
    }

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var root = new MapNode { ["apiVersion"] = "", ["generated"] = Generated, ["repositories"] = new ListNode(Entries.Select(entry => entry.ToNode())) };
        File.WriteAllText(_path, YamlWriter.Write(root));
        if (!OperatingSystem.IsWindows())
        {
            // It may hold passwords.
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
