namespace Flux.Architecture.Tests;

/// <summary>The checkout's own files.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Repository.Root;

    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    public static IEnumerable<string> Projects() =>
        Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories);

    public static string Relative(string path) => Path.GetRelativePath(Root, path);
}
