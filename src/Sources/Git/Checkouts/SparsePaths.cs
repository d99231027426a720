using Flux.Sources.Files;

namespace Flux.Sources.Git.Checkouts;

/// <summary>
/// Which paths a sparse checkout brings: those that begin with one of the given texts. It is a comparison of text, so
/// <c>a</c> also brings <c>ab/</c>, as in the original.
/// </summary>
internal sealed class SparsePaths
{
    private readonly string[] _prefixes;

    public SparsePaths(IReadOnlyList<string> directories) => _prefixes = [.. directories.Select(Clean)];

    public bool IncludesFile(string path) => _prefixes.Length == 0 || Array.Exists(_prefixes, prefix => path.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether anything below a directory can be included.</summary>
    public bool Enters(string directory) => _prefixes.Length == 0 || Array.Exists(
        _prefixes,
        prefix => (directory + "/").StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(directory + "/", StringComparison.Ordinal));

    /// <exception cref="SourceException">One of the paths is not in the tree.</exception>
    public void RequireIn(TreeDirectory tree)
    {
        var missing = Array.Find(_prefixes, prefix => tree.Find(prefix) is null);
        if (missing is not null)
        {
            throw new SourceException(
                $"failed to sparse checkout directories : sparse checkout dir '{missing}' does not exist in repository: lstat {missing}: no such file or directory");
        }
    }

    private static string Clean(string path) =>
        string.Join('/', path.Split('/').Where(segment => segment is not ("" or ".")));
}
