namespace Flux.Sources.Storage;

/// <summary>The object whose artifacts share one directory of the store.</summary>
/// <param name="Kind">As in the API, such as <c>GitRepository</c>.</param>
/// <param name="Namespace">The object's namespace.</param>
/// <param name="Name">The object's name.</param>
public sealed record ArtifactOwner(string Kind, string Namespace, string Name)
{
    /// <summary>The directory below the store, with slashes: <c>gitrepository/apps/podinfo</c>.</summary>
    public string Directory => $"{Kind.ToLowerInvariant()}/{Namespace}/{Name}";

    /// <summary>The path below the store of one of its files; just the directory when the name is empty.</summary>
    public string PathOf(string fileName) => fileName.Length == 0 ? Directory : $"{Directory}/{fileName}";
}
