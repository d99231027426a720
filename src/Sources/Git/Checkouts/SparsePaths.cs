using Flux.Sources.Files;

namespace Flux.Sources.Git.Checkouts;

/// <summary>
/// Which paths a sparse checkout brings: those that begin with one of the given texts. It is a comparison of text, so
/// <c>a</c> also brings <c>ab/</c>, as in the original.
/// </summary>
internal sealed class SparsePaths
{
    private readonly IReadOnlyList<string> _directories;
    private readonly string[] _prefixes;

    /// <param name="directories">As the spec has them; none brings everything.</param>
    public SparsePaths(IReadOnlyList<string> directories)
    {
        _directories = directories;
        _prefixes = [.. directories.Select(WithoutDot)];
    }

    public bool IsEmpty => _prefixes.Length == 0;

    public bool IncludesFile(string path) => _prefixes.Length == 0 || Array.Exists(_prefixes, prefix => path.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether anything below a directory can be included.</summary>
    public bool Enters(string directory) => _prefixes.Length == 0 || Array.Exists(
        _prefixes,
        prefix => (directory + "/").StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(directory + "/", StringComparison.Ordinal));

    /// <exception cref="SourceException">One of the paths is not in the tree.</exception>
    public void RequireIn(TreeDirectory tree)
    {
        var missing = _directories.FirstOrDefault(directory => tree.Find(Clean(directory)) is null);
        if (missing is not null)
        {
            throw new SourceException(
                $"failed to sparse checkout directories : sparse checkout dir '{missing}' does not exist in repository: lstat {Clean(missing)}: no such file or directory");
        }
    }

    private static string WithoutDot(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static string Clean(string path) =>
        string.Join('/', path.Split('/').Where(segment => segment is not ("" or ".")));
}
