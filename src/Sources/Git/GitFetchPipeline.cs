using Flux.Manifests.Networking;
using Flux.Sources.Archives;
using Flux.Sources.Egress;
using Flux.Sources.Files;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Git.Includes;
using Flux.Sources.Git.Remotes;
using Flux.Sources.Git.Ssh;
using Flux.Sources.Git.Submodules;
using Flux.Sources.Git.Transports;
using Flux.Sources.Git.Verification;
using Flux.Sources.Ignoring;
using Flux.Sources.Secrets;
using Flux.Sources.Storage;

namespace Flux.Sources.Git;

/// <summary>The stages of a fetch: connect, check out, verify, build the tree, include, archive.</summary>
internal sealed class GitFetchPipeline(
    EgressClients egress, ArtifactStore store, GitSourceOptions options, GitAuthentication authentication, GitVerifier verifier)
{
    private const string StorageCondition = "StorageOperationFailed";

    public async Task<GitFetchResult> RunAsync(GitFetchRun run, CancellationToken cancellationToken)
    {
        var request = run.Request;
        run.Enter(GitFetchStage.Authentication);
        var proxy = ProxyOf(request);
        RequireUrl(request.Url);
        CreateConnector(run, request.Secret?.Data ?? new Dictionary<string, byte[]>(), proxy);
        var connector = CreateConnector(run, await authentication.ResolveAsync(request, proxy, cancellationToken).ConfigureAwait(false), proxy);
        run.Enter(GitFetchStage.Includes);
        if (request.MissingInclude is { } missing)
        {
            return missing with { Stage = run.Stage };
        }

        run.Enter(GitFetchStage.Checkout);
        connector.RequireOneMethod();
        var remote = Connect(connector, request);
        await using (remote.ConfigureAwait(false))
        {
            var checkoutRequest = new CheckoutRequest(
                GitConnector.Display(request.Url), request.Reference, request.Observed?.Revision, !run.HasContentChange && !run.NeedsVerification);
            var result = await new GitCheckout(remote, checkoutRequest).RunAsync(cancellationToken).ConfigureAwait(false);
            if (result.UnchangedRevision is { } unchanged)
            {
                return new GitNotModified(unchanged, "GitOperationSucceeded", $"no changes since last reconciliation: observed revision '{unchanged}'", null);
            }

            using var checkout = result.Checkout ?? throw new GitStepException("EmptyGitRepository", "git repository is empty");
            return await ContinueAsync(run, checkout, connector, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<GitFetchResult> ContinueAsync(
        GitFetchRun run, Checkout checkout, GitConnector connector, CancellationToken cancellationToken)
    {
        var request = run.Request;
        var budget = new CheckoutBudget(options.CheckoutLimits);
        using var submodules = new SubmoduleFetcher(connector, budget, GitConnector.Display(request.Url));
        var sparse = new SparsePaths(request.SparseCheckout);
        var builder = new GitTreeBuilder(checkout.Pack, budget, sparse, cancellationToken);
        var wanted = sparse.IsEmpty ? null : RequirePaths(builder.Build(checkout.Commit), sparse);
        run.Enter(GitFetchStage.Verification);
        var verified = request.Verification is null ? null : verifier.Verify(checkout, request.Verification);
        var message = GitRevision.ShortMessage(checkout.Commit.Message);
        var observed = request.Observed is null ? null : GitRevision.Normalise(request.Observed.Revision);
        if (observed == checkout.Revision && !run.HasContentChange)
        {
            return new GitNotModified(
                checkout.Revision, "ArtifactUpToDate", $"artifact up-to-date with remote revision: '{checkout.Revision}'", verified) { CommitMessage = message };
        }

        var tree = wanted ?? builder.Build(checkout.Commit);
        if (request.RecurseSubmodules)
        {
            run.Enter(GitFetchStage.Checkout);
            await submodules.FillAsync(tree, builder.Submodules, SubmoduleParent.Outermost(request.Url), cancellationToken).ConfigureAwait(false);
        }

        // Only what is checked out in full and verified counts as new.
        run.Enter(GitFetchStage.Storage);
        run.Verified = verified;
        run.NewRevision = observed == checkout.Revision ? null : checkout.Revision;
        await IncludeAsync(request, tree, cancellationToken).ConfigureAwait(false);
        var artifact = await ArchiveAsync(request, checkout, tree, cancellationToken).ConfigureAwait(false);
        return new GitFetched(checkout.Revision, checkout.Commit.Id.ToString(), message, artifact, verified);
    }

    private static TreeDirectory RequirePaths(TreeDirectory tree, SparsePaths sparse)
    {
        try
        {
            sparse.RequireIn(tree);
            return tree;
        }
        catch (SourceException error)
        {
            throw new GitStepException("GitOperationFailed", error.Message);
        }
    }

    /// <summary>What Go's parser refuses cannot be fetched by anybody: only a change of the object helps.</summary>
    private static void RequireUrl(string url)
    {
        if (GoUrl.ParseRequestUri(url, out var problem) is null)
        {
            throw new GitStepException("URLInvalid", $"failed to parse url '{url}': {problem}", stalling: true);
        }
    }

    private static GitRemote Connect(GitConnector connector, GitFetchRequest request)
    {
        try
        {
            return connector.Connect(request.Url);
        }
        catch (SourceException error) when (!error.Message.StartsWith(SshGitTransport.InvalidMethod, StringComparison.Ordinal))
        {
            throw GitCheckout.Describe(GitConnector.Display(request.Url), request.Reference, request.Observed is not null, error);
        }
    }

    private async Task IncludeAsync(GitFetchRequest request, TreeDirectory tree, CancellationToken cancellationToken)
    {
        foreach (var include in request.Includes)
        {
            try
            {
                var artifact = await ReadArtifactAsync(include, cancellationToken).ConfigureAwait(false);
                IncludeCopier.Copy(artifact, tree, include);
            }
            catch (SourceException error)
            {
                var message = $"failed to copy '{include.Name}' include from {include.FromPath} to {include.Target}: {error.Message}";
                throw new GitStepException("CopyFailure", message, StorageCondition);
            }
        }
    }

    private async Task<TreeDirectory> ReadArtifactAsync(GitInclude include, CancellationToken cancellationToken)
    {
        var content = await store.OpenVerifiedAsync(include.ArtifactPath, include.ArtifactDigest, cancellationToken).ConfigureAwait(false)
            ?? throw new SourceException($"the artifact '{include.ArtifactPath}' is not in storage");
        await using (content.ConfigureAwait(false))
        {
            return ArchiveReader.Read(content.Stream, new ArchiveReadOptions { Limits = options.ArchiveLimits }, cancellationToken);
        }
    }

    private async Task<StoredArtifact> ArchiveAsync(GitFetchRequest request, Checkout checkout, TreeDirectory tree, CancellationToken cancellationToken)
    {
        IgnoreRules rules;
        try
        {
            rules = IgnoreRules.ForSource(tree, request.Ignore);
        }
        catch (SourceException error)
        {
            throw new GitStepException("SourceIgnoreError", $"failed to load source ignore patterns from repository: {error.Message}");
        }

        try
        {
            return await store.WriteAsync(
                request.Owner,
                checkout.Commit.Id + ".tar.gz",
                (stream, token) =>
                {
                    ArchiveWriter.Write(tree, stream, ArchiveOptions.Artifact, rules.IsIgnored, token);
                    return Task.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException error)
        {
            throw new GitStepException("ArchiveOperationFailed", $"unable to archive artifact to storage: {error.Message}", StorageCondition);
        }
    }

    private GitConnector CreateConnector(GitFetchRun run, IReadOnlyDictionary<string, byte[]> secret, Uri? proxy)
    {
        var request = run.Request;
        try
        {
            var connector = new GitConnector(egress, options, request.Url, secret, proxy) { Received = run.CountReceived };
            return connector.LacksPassphrase
                ? throw new GitStepException("AuthenticationFailed", $"SSH identity key is encrypted but no 'password' field was provided in the secret '{request.Secret?.Name}'")
                : connector;
        }
        catch (SourceException error)
        {
            throw new GitStepException("AuthenticationFailed", $"failed to configure authentication options: {error.Message}");
        }
    }

    private static Uri? ProxyOf(GitFetchRequest request)
    {
        try
        {
            return request.ProxySecret is null ? null : ProxySecret.Read(request.ProxySecret);
        }
        catch (SourceException error)
        {
            throw new GitStepException("AuthenticationFailed", $"failed to configure proxy options: {error.Message}");
        }
    }
}
