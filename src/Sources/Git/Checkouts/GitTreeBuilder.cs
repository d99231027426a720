using Flux.Sources.Files;
using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Checkouts;

/// <summary>Builds the tree of files of a commit. Submodules become empty directories and are listed.</summary>
internal sealed class GitTreeBuilder(IObjectSource objects, CheckoutBudget budget, SparsePaths sparse, CancellationToken cancellationToken)
{
    private const int MaxLinkBytes = 4096;

    private readonly List<(string Path, ObjectId Commit)> _submodules = [];

    public IReadOnlyList<(string Path, ObjectId Commit)> Submodules => _submodules;

    public TreeDirectory Build(GitCommit commit) => Build(commit.Tree, "", depth: 0);

    private TreeDirectory Build(ObjectId tree, string prefix, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        budget.CheckDepth(depth);
        if (objects.TypeOf(tree) != GitObjectType.Tree)
        {
            throw new SourceException("object not found");
        }

        var directory = new TreeDirectory();
        foreach (var entry in GitTreeEntry.Parse(objects.Read(tree), tree.Length))
        {
            budget.CountEntry();
            if (CreateNode(entry, prefix + entry.Name, depth) is { } node)
            {
                directory.Set(entry.Name, node);
            }
        }

        return directory;
    }

    private TreeNode? CreateNode(GitTreeEntry entry, string path, int depth)
    {
        if (entry.IsTree)
        {
            return CreateDirectory(entry, path, depth);
        }

        if (!sparse.IncludesFile(path))
        {
            return null;
        }

        if (entry.IsSubmodule)
        {
            _submodules.Add((path, entry.Id));
            return new TreeDirectory();
        }

        if (entry.IsLink)
        {
            return new TreeLink(objects.SizeOf(entry.Id) <= MaxLinkBytes ? NameEncoding.GetString(objects.Read(entry.Id)) : "");
        }

        budget.CountBytes(objects.SizeOf(entry.Id));
        return new TreeFile(new PackedContent(objects, entry.Id), entry.FileMode);
    }

    private TreeDirectory? CreateDirectory(GitTreeEntry entry, string path, int depth)
    {
        if (!sparse.Enters(path))
        {
            return null;
        }

        var directory = Build(entry.Id, path + "/", depth + 1);
        return directory.Entries.Count > 0 ? directory : null;
    }
}
