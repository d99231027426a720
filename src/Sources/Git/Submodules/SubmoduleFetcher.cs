using Flux.Sources.Files;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Transports;

namespace Flux.Sources.Git.Submodules;

/// <summary>
/// Fills the directories of submodules, recursively. Errors name the parent repository, as in the original. The packs stay
/// open with this object, since the files are read when they are archived.
/// </summary>
internal sealed class SubmoduleFetcher(GitConnector connector, CheckoutBudget budget, string shownUrl) : IDisposable
{
    private const int MaxDepth = 10;
    private const int MaxSubmodules = 200;
    private const int MaxListBytes = 1 << 20;

    private readonly List<Checkout> _checkouts = [];

    /// <param name="tree">The parent's tree.</param>
    /// <param name="links">The submodules in it: path and commit.</param>
    /// <param name="parent">Where the parent is, in the repository and in the tree.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public async Task FillAsync(
        TreeDirectory tree, IReadOnlyList<(string Path, ObjectId Commit)> links, SubmoduleParent parent, CancellationToken cancellationToken)
    {
        if (links.Count == 0 || tree.Find(".gitmodules") is not TreeFile list || parent.Depth >= MaxDepth)
        {
            return;
        }

        var submodules = SubmoduleList.Parse(NameEncoding.GetString(list.ReadAllBytes(MaxListBytes)));
        foreach (var (path, commit) in links)
        {
            if (submodules.FirstOrDefault(candidate => candidate.Path == path) is { } submodule && tree.Find(path) is TreeDirectory directory)
            {
                await FillAsync(directory, submodule, commit, parent, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _checkouts.ForEach(checkout => checkout.Dispose());

    private async Task FillAsync(
        TreeDirectory directory, Submodule submodule, ObjectId commit, SubmoduleParent parent, CancellationToken cancellationToken)
    {
        var url = submodule.ResolveUrl(parent.Url);
        var checkout = await FetchAsync(url, commit, cancellationToken).ConfigureAwait(false);
        var builder = new GitTreeBuilder(checkout.Pack, budget, new SparsePaths([]), cancellationToken);
        var tree = builder.Build(checkout.Commit);
        var own = parent.Enter(submodule, url);
        await FillAsync(tree, builder.Submodules, own, cancellationToken).ConfigureAwait(false);
        foreach (var (name, node) in tree.Entries)
        {
            directory.Set(name, node);
        }

        // A checked-out submodule has this file, and the original's artifacts hold it.
        directory.Set(".git", new TreeFile(NameEncoding.GetBytes($"gitdir: {own.GitDirectoryFromHere}\n")));
    }

    private async Task<Checkout> FetchAsync(string url, ObjectId commit, CancellationToken cancellationToken)
    {
        if (_checkouts.Count == MaxSubmodules)
        {
            throw new SourceException($"unable to clone '{shownUrl}': more than the allowed {MaxSubmodules} submodules");
        }

        try
        {
            var remote = connector.Connect(url);
            await using (remote.ConfigureAwait(false))
            {
                var request = new CheckoutRequest(shownUrl, new GitReference { Commit = commit.ToString() }, null, MaySkip: false);
                var result = await new GitCheckout(remote, request).RunAsync(cancellationToken).ConfigureAwait(false);
                _checkouts.Add(result.Checkout!);
                return result.Checkout!;
            }
        }
        catch (SourceException error) when (!error.Message.StartsWith("unable to clone", StringComparison.Ordinal))
        {
            throw new SourceException($"unable to clone '{shownUrl}': {error.Message}", error);
        }
    }
}
