using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Toolkit;

/// <summary>One walk: what was seen and what was changed.</summary>
internal sealed class SecretSourceWalk(
    IReadOnlyFileSystem source, Func<SecretSource, (byte[]? Content, string? Error)> rewrite, CancellationToken cancellationToken)
{
    private const int MostFiles = 10_000;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> _seen = new(StringComparer.Ordinal);

    /// <summary>The source with what was rewritten so far.</summary>
    public IReadOnlyFileSystem Files => new RewrittenFileSystem(
        source, _seen.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!.Value));

    public string? Visit(MapNode kustomization, string folder)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _folders.Add(folder);
        foreach (var (path, name, isEnvironment) in SourcesOf(kustomization))
        {
            if (Change(FilePath.Clamp(FilePath.Join(folder, path)), name, isEnvironment) is { } error)
            {
                return error;
            }
        }

        return PartsOf(kustomization).Select(part => VisitFolder(FilePath.Clamp(FilePath.Join(folder, part)))).FirstOrDefault(error => error is not null);
    }

    private string? VisitFolder(string folder)
    {
        var file = KustomizationReader.FileNames.Select(name => FilePath.Join(folder, name)).FirstOrDefault(path => source.GetStatus(path).Kind == FileKind.File);
        if (file is null || !_folders.Add(folder))
        {
            return null;
        }

        try
        {
            return YamlReader.Read(source.ReadFile(file).Span) is MapNode kustomization ? Visit(kustomization, folder) : null;
        }
        catch (ManifestException)
        {
            // The build says what is wrong with it, in its own words.
            return null;
        }
    }

    private string? Change(string path, string name, bool isEnvironment)
    {
        if (source.GetStatus(path).Kind != FileKind.File)
        {
            return $"lstat {path}: no such file or directory";
        }

        if (_seen.ContainsKey(path) || _seen.Count >= MostFiles)
        {
            return null;
        }

        var (content, error) = rewrite(new SecretSource(path, name, isEnvironment, source.ReadFile(path)));
        _seen.Add(path, content is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(content));
        return error;
    }

    private static IEnumerable<(string Path, string Name, bool IsEnvironment)> SourcesOf(MapNode kustomization)
    {
        foreach (var generator in Maps(kustomization, "secretGenerator"))
        {
            foreach (var file in Texts(generator, "files"))
            {
                var equals = file.IndexOf('=', StringComparison.Ordinal);
                yield return equals < 0 ? (file, file, false) : (file[(equals + 1)..], file[..equals], false);
            }

            foreach (var file in Texts(generator, "envs").Concat(generator.GetString("env") is { Length: > 0 } one ? [one] : []))
            {
                yield return (file, file, true);
            }
        }

        foreach (var patch in Maps(kustomization, "patches"))
        {
            if (patch.GetString("path") is { Length: > 0 } path)
            {
                yield return (path, path, false);
            }
        }
    }

    private static IEnumerable<string> PartsOf(MapNode kustomization) =>
        Texts(kustomization, "resources").Concat(Texts(kustomization, "components")).Concat(Texts(kustomization, "bases"));

    private static IEnumerable<MapNode> Maps(MapNode map, string field) => (map.GetList(field) ?? new ListNode()).OfType<MapNode>();

    private static IEnumerable<string> Texts(MapNode map, string field) =>
        (map.GetList(field) ?? new ListNode()).OfType<StringNode>().Select(text => text.Value);
}
