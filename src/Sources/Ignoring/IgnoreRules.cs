using Flux.Sources.Files;

namespace Flux.Sources.Ignoring;

/// <summary>
/// Which paths of a source stay out of its artifact: the gitignore dialect in <c>.sourceignore</c> files, each scoped to its
/// directory, then the lines of <c>spec.ignore</c>. The last line that matches decides. Immutable.
/// </summary>
public sealed class IgnoreRules
{
    private const string FileName = ".sourceignore";
    private const int MaxFileBytes = 1 << 20;
    private const int MaxLineLength = 1 << 16;
    private const int MaxPatterns = 20_000;

    private static readonly string[] VersionControl = [".git/", ".gitignore", ".gitmodules", ".gitattributes"];

    private static readonly string[] Defaults =
    [
        "*.jpg", "*.jpeg", "*.gif", "*.png", "*.wmv", "*.flv", "*.tar.gz", "*.zip",
        ".github/", ".circleci/", ".travis.yml", ".gitlab-ci.yml", "appveyor.yml", ".drone.yml", "cloudbuild.yaml",
        "codeship-services.yml", "codeship-steps.yml", "**/.goreleaser.yml", "**/.sops.yaml", "**/.flux.yaml",
    ];

    private readonly IgnorePattern[] _patterns;

    private IgnoreRules(IEnumerable<IgnorePattern> patterns) => _patterns = [.. patterns];

    /// <summary>
    /// The rules for a Git source: version control files first, then what the tree and the spec say; the default
    /// excludes only when neither says anything.
    /// </summary>
    /// <param name="tree">The tree, for its <c>.sourceignore</c> files.</param>
    /// <param name="specIgnore">The text of <c>spec.ignore</c>, or null.</param>
    /// <exception cref="SourceException">The lists are larger than the budget.</exception>
    public static IgnoreRules ForSource(TreeDirectory tree, string? specIgnore)
    {
        var own = new List<IgnorePattern>();
        Collect(tree, tree, [], own);
        own.AddRange(ReadPatterns(specIgnore ?? "", []));
        if (own.Count > MaxPatterns)
        {
            throw new SourceException($"{own.Count} ignore patterns are more than the allowed {MaxPatterns}");
        }

        var patterns = ReadLines(VersionControl).Concat(own);
        return new IgnoreRules(own.Count == 0 ? patterns.Concat(ReadLines(Defaults)) : patterns);
    }

    /// <summary>Exactly the lines of one list at the root: no default and no version control excludes.</summary>
    public static IgnoreRules FromText(string text) => new(ReadPatterns(text, []));

    /// <param name="path">Relative, with slashes.</param>
    /// <param name="isDirectory">Whether the path is a directory.</param>
    public bool IsIgnored(string path, bool isDirectory)
    {
        var segments = path.Split('/');
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            if (_patterns[i].IsMatch(segments, isDirectory))
            {
                return !_patterns[i].Includes;
            }
        }

        return false;
    }

    private static IEnumerable<IgnorePattern> ReadLines(string[] lines) => lines.Select(line => IgnorePattern.Parse(line, []));

    private static void Collect(TreeDirectory root, TreeDirectory directory, string[] domain, List<IgnorePattern> patterns)
    {
        if (directory.Entries.TryGetValue(FileName, out var node) && FollowInside(root, domain, node) is { } file)
        {
            patterns.AddRange(ReadPatterns(NameEncoding.GetString(file.ReadAllBytes(MaxFileBytes)), domain));
        }

        foreach (var (name, child) in directory.Entries)
        {
            if (child is TreeDirectory subdirectory && name != ".git")
            {
                Collect(root, subdirectory, [.. domain, name], patterns);
            }
        }
    }

    /// <summary>A link to a file of the same tree counts as that file; one that leads out of the tree, or to another link, as nothing.</summary>
    private static TreeFile? FollowInside(TreeDirectory root, string[] domain, TreeNode node)
    {
        if (node is not TreeLink link || link.Target.StartsWith('/'))
        {
            return node as TreeFile;
        }

        var path = new List<string>(domain);
        foreach (var segment in link.Target.Split('/'))
        {
            if (segment != "..")
            {
                path.Add(segment);
            }
            else if (path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return root.Find(string.Join('/', path)) as TreeFile;
    }

    private static IEnumerable<IgnorePattern> ReadPatterns(string text, string[] domain)
    {
        foreach (var raw in text.Split('\n'))
        {
            if (raw.Length >= MaxLineLength)
            {
                // The original's line reader gives up here, and lists that rely on it exist.
                yield break;
            }

            var line = raw.EndsWith('\r') ? raw[..^1] : raw;
            if (!line.StartsWith('#') && !string.IsNullOrWhiteSpace(line))
            {
                yield return IgnorePattern.Parse(line, domain);
            }
        }
    }
}
