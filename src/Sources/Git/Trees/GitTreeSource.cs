using Flux.Sources.Egress;
using Flux.Sources.Files;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Protocol;
using Flux.Sources.Git.Submodules;
using Flux.Sources.Git.Transports;

namespace Flux.Sources.Git.Trees;

/// <summary>Fetches the files of repositories into memory, for whoever needs them once. Thread-safe.</summary>
/// <param name="egress">What all connections are made by.</param>
/// <param name="options">Budgets; what a tree may hold is kept in memory.</param>
public sealed class GitTreeSource(EgressClients egress, GitSourceOptions options)
{
    /// <exception cref="SourceException">The repository cannot be had: the address, the reference, the credentials or a budget forbid it.</exception>
    /// <exception cref="OperationCanceledException">The caller's deadline has passed.</exception>
    public async Task<TreeDirectory> FetchAsync(GitTreeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var url = ShortForm.Expand(request.Url);
        var connector = new GitConnector(egress, options, url, request.Secret, proxy: null);
        try
        {
            var reference = await FindAsync(connector, url, request.Reference, cancellationToken).ConfigureAwait(false);
            var remote = connector.Connect(url);
            await using (remote.ConfigureAwait(false))
            {
                var wanted = new CheckoutRequest(GitConnector.Display(url), reference, null, MaySkip: false);
                var result = await new GitCheckout(remote, wanted).RunAsync(cancellationToken).ConfigureAwait(false);
                using var checkout = result.Checkout ?? throw new SourceException("git repository is empty");
                return await ReadAsync(connector, url, checkout, request.RecurseSubmodules, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (GitDeadlineException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (IOException error)
        {
            throw new SourceException(error.Message, error);
        }
    }

    /// <summary>What a name means at the remote: Git tries it as it is, then as a tag, then as a branch.</summary>
    private static async Task<GitReference> FindAsync(GitConnector connector, string url, string name, CancellationToken cancellationToken)
    {
        if (ObjectId.TryParse(name) is not null)
        {
            return new GitReference { Commit = name };
        }

        string[] candidates = name.Length == 0 ? ["HEAD"] : [name, $"refs/{name}", $"refs/tags/{name}", $"refs/heads/{name}"];
        RemoteRefs refs;
        var remote = connector.Connect(url);
        await using (remote.ConfigureAwait(false))
        {
            refs = await remote.ListAsync(candidates, cancellationToken).ConfigureAwait(false);
        }

        var found = Array.Find(candidates, candidate => refs.Find(candidate) is not null)
            ?? throw new SourceException(refs.IsEmpty ? "git repository is empty" : $"couldn't find remote ref {(name.Length == 0 ? "HEAD" : name)}");

        // HEAD is followed here: only the commit matters.
        return found == "HEAD" ? new GitReference { Commit = refs.Find(found).ToString() } : new GitReference { Name = found };
    }

    private async Task<TreeDirectory> ReadAsync(GitConnector connector, string url, Checkout checkout, bool recurses, CancellationToken cancellationToken)
    {
        var budget = new CheckoutBudget(options.CheckoutLimits);
        using var submodules = new SubmoduleFetcher(connector, budget, GitConnector.Display(url));
        var builder = new GitTreeBuilder(checkout.Pack, budget, new SparsePaths([]), cancellationToken);
        var tree = builder.Build(checkout.Commit);
        if (recurses)
        {
            await submodules.FillAsync(tree, builder.Submodules, SubmoduleParent.Outermost(url), cancellationToken).ConfigureAwait(false);
        }

        return Load(tree, cancellationToken);
    }

    /// <summary>A copy that does not need the packs.</summary>
    private static TreeDirectory Load(TreeDirectory tree, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var copy = new TreeDirectory(tree.Mode);
        foreach (var (name, node) in tree.Entries)
        {
            copy.Set(name, node switch
            {
                TreeDirectory directory => Load(directory, cancellationToken),
                TreeFile file => new TreeFile(file.ReadAllBytes(), file.Mode),
                _ => node,
            });
        }

        return copy;
    }
}
