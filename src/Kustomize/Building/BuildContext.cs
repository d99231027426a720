using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Remotes;
using Flux.Kustomize.Schemas;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Kustomize.Building;

/// <summary>What all parts of one build share.</summary>
internal sealed class BuildContext(IReadOnlyFileSystem files, KustomizeOptions options, CancellationToken cancellationToken)
{
    private readonly MountedFileSystem? _mounted = options.Remote is null ? null : new MountedFileSystem(files);

    public IReadOnlyFileSystem Files => _mounted ?? files;

    public KustomizeOptions Options => options;

    public CancellationToken CancellationToken => cancellationToken;

    public BuildBudget Budget { get; } = new(options.Limits, cancellationToken);

    /// <summary>What the user should know although the build may succeed.</summary>
    public List<string> Warnings { get; } = [];

    public BuildSchema Schema { get; } = new();

    /// <summary>Strings that the files of this build repeat.</summary>
    public StringPool Strings { get; } = new();

    /// <summary>Where the files of a repository are seen from now on; each is fetched once.</summary>
    public string Mount(RemoteRepository repository)
    {
        var scheme = repository.Url.IndexOf("://", StringComparison.Ordinal);
        var name = FilePath.Join("", MountedFileSystem.Prefix + repository.Url[(scheme < 0 ? 0 : scheme + 3)..] + (repository.Reference.Length == 0 ? "" : "@" + repository.Reference));
        if (_mounted is not null && options.Remote is { } remote && !_mounted.Has(name))
        {
            try
            {
                _mounted.Mount(name, remote.FetchRepository(repository, cancellationToken));
            }
            catch (IOException error)
            {
                throw new KustomizeException($"cannot fetch the repository '{repository.Url}': {error.Message}", repository.Url, field: "resources") { IsFatal = true };
            }
        }

        return name;
    }
}
