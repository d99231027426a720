namespace Flux.Sources.Git.Submodules;

/// <summary>A repository that holds submodules.</summary>
/// <param name="Url">What relative URLs are relative to.</param>
/// <param name="Path">Where its files are in the whole tree; empty for the outermost.</param>
/// <param name="GitDirectory">Where Git would keep its data in the whole tree.</param>
/// <param name="Depth">How many repositories are around it.</param>
internal sealed record SubmoduleParent(string Url, string Path, string GitDirectory, int Depth)
{
    public string GitDirectoryFromHere => string.Concat(Enumerable.Repeat("../", Path.Split('/').Length)) + GitDirectory;

    public static SubmoduleParent Outermost(string url) => new(url, "", ".git", 0);

    public SubmoduleParent Enter(Submodule submodule, string url) =>
        new(url, Path.Length == 0 ? submodule.Path : $"{Path}/{submodule.Path}", $"{GitDirectory}/modules/{submodule.Name}", Depth + 1);
}
