using Flux.Manifests.Versions;
using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Packs;
using Flux.Sources.Git.Protocol;
using Flux.Sources.Git.Remotes;

namespace Flux.Sources.Git.Checkouts;

/// <summary>Finds what a reference means at the remote, and fetches no more than that commit.</summary>
internal sealed class GitCheckout(GitRemote remote, CheckoutRequest request)
{
    private const string BranchPrefix = "refs/heads/";
    private const string TagPrefix = "refs/tags/";
    private const string EmptyRemote = "remote repository is empty";
    private const int MaxTagChain = 10;

    /// <summary>Names the operation that could not even begin: the first one that the reference calls for.</summary>
    /// <param name="url">As it may be shown.</param>
    /// <param name="isObserved">Whether there is an artifact, so that a branch or tag is looked up first.</param>
    public static SourceException Describe(string url, GitReference reference, bool isObserved, SourceException error)
    {
        var isListed = string.IsNullOrEmpty(reference.Commit)
            && (!string.IsNullOrEmpty(reference.Name) || (isObserved && (!string.IsNullOrEmpty(reference.Tag) || string.IsNullOrEmpty(reference.SemVer))));
        return new SourceException($"unable to {(isListed ? "list remote for" : "clone")} '{url}': {error.Message}", error);
    }

    /// <exception cref="SourceException">There is no such reference or commit, or the remote fails.</exception>
    public Task<CheckoutResult> RunAsync(CancellationToken cancellationToken)
    {
        var reference = request.Reference;
        if (!string.IsNullOrEmpty(reference.Commit))
        {
            return CommitAsync(reference.Commit, cancellationToken);
        }

        if (!string.IsNullOrEmpty(reference.Name))
        {
            return NameAsync(reference.Name, cancellationToken);
        }

        if (!string.IsNullOrEmpty(reference.Tag))
        {
            return NamedAsync(TagPrefix + reference.Tag, reference.Tag, cancellationToken);
        }

        return string.IsNullOrEmpty(reference.SemVer)
            ? BranchAsync(string.IsNullOrEmpty(reference.Branch) ? GitReference.DefaultBranch : reference.Branch, cancellationToken)
            : SemVerAsync(reference.SemVer, cancellationToken);
    }

    private Task<CheckoutResult> BranchAsync(string branch, CancellationToken cancellationToken) =>
        NamedAsync(BranchPrefix + branch, branch, cancellationToken);

    private async Task<CheckoutResult> NamedAsync(string name, string pointer, CancellationToken cancellationToken)
    {
        var refs = await ListAsync(request.ObservedRevision is not null, [name], cancellationToken).ConfigureAwait(false);
        if (refs.IsEmpty)
        {
            return request.ObservedRevision is not null ? throw List(EmptyRemote)
                : name.StartsWith(BranchPrefix, StringComparison.Ordinal) ? CheckoutResult.EmptyRepository
                : throw EmptyRepository();
        }

        var id = refs.Find(name) ?? throw Clone($"couldn't find remote ref \"{name}\"");
        return IsObserved(refs, name, id, pointer) is { } revision
            ? CheckoutResult.Unchanged(revision)
            : CheckoutResult.Of(await FetchAsync(refs, id, pointer, TagNameOf(name), cancellationToken).ConfigureAwait(false));
    }

    private async Task<CheckoutResult> NameAsync(string name, CancellationToken cancellationToken)
    {
        if (name.StartsWith('/') || name.EndsWith('/'))
        {
            throw new SourceException($"ref {name} is invalid; Git refs cannot begin or end with a slash '/'");
        }

        var refs = await ListAsync(listOnly: true, [name], cancellationToken).ConfigureAwait(false);
        if (refs.IsEmpty)
        {
            throw List(EmptyRemote);
        }

        if (name == "HEAD")
        {
            // A symbolic name is not followed, as in the original: revisions must name where the commit came from.
            throw new SourceException($"unable to resolve commit object for '{new string('0', 2 * refs.Format.IdLength)}': object not found");
        }

        var id = refs.Find(name) ?? throw new SourceException($"unable to resolve ref '{name}' to a specific commit");
        return IsObserved(refs, name, id, name) is { } revision
            ? CheckoutResult.Unchanged(revision)
            : CheckoutResult.Of(await FetchAsync(refs, id, name, TagNameOf(name), cancellationToken).ConfigureAwait(false));
    }

    private async Task<CheckoutResult> SemVerAsync(string range, CancellationToken cancellationToken)
    {
        if (VersionConstraint.TryParse(range, out var error) is not { } constraint)
        {
            throw new SourceException($"semver parse error: {error}");
        }

        var refs = await ListAsync(listOnly: false, [TagPrefix], cancellationToken).ConfigureAwait(false);
        var matches = refs.IsEmpty ? throw EmptyRepository() : SemVerTags.Highest(refs, constraint);
        if (matches.Count == 0)
        {
            throw new SourceException($"no match found for semver: {range}");
        }

        var ids = matches.Select(tag => refs.Find(TagPrefix + tag)!.Value).ToArray();
        var pack = await FetchPackAsync(refs, ids, depth: 1, cancellationToken).ConfigureAwait(false);
        return CheckoutResult.Of(Guard(pack, () =>
        {
            var newest = matches.Select((tag, i) => Peel(pack, ids[i], tag, tag)).MaxBy(checkout => checkout.Commit.CommitTime)!;
            return newest;
        }));
    }

    private async Task<CheckoutResult> CommitAsync(string commit, CancellationToken cancellationToken)
    {
        var branch = request.Reference.Branch;
        var name = request.Reference.Name;
        var pointer = !string.IsNullOrEmpty(name) ? name : branch ?? "";
        var refs = await ListAsync(listOnly: false, [BranchPrefix, TagPrefix], cancellationToken).ConfigureAwait(false);
        if (refs.IsEmpty)
        {
            throw EmptyRepository();
        }

        ObjectId? tip = null;
        if (!string.IsNullOrEmpty(branch) && string.IsNullOrEmpty(name))
        {
            tip = refs.Find(BranchPrefix + branch) ?? throw Clone($"couldn't find remote ref \"{BranchPrefix}{branch}\"");
        }

        if (ObjectId.TryParse(commit) is not { } id || id.Length != refs.Format.IdLength)
        {
            throw Unresolved(commit);
        }

        var pack = await CommitPackAsync(refs, id, tip, cancellationToken).ConfigureAwait(false);
        return CheckoutResult.Of(Guard(pack, () => pack.TypeOf(id) == GitObjectType.Commit
            ? new Checkout(GitRevision.Format(pointer, id.ToString()), GitCommit.Read(pack, id), null, TagNameOf(pointer), pack)
            : throw Unresolved(commit)));
    }

    /// <summary>The cheapest pack that holds a commit. With a branch given the commit must be on it.</summary>
    private async Task<Pack> CommitPackAsync(RemoteRefs refs, ObjectId commit, ObjectId? tip, CancellationToken cancellationToken)
    {
        if (tip is { } branchTip)
        {
            return branchTip == commit
                ? await FetchPackAsync(refs, [branchTip], 1, cancellationToken).ConfigureAwait(false)
                : await BranchPackAsync(refs, commit, branchTip, cancellationToken).ConfigureAwait(false);
        }

        if (refs.Ids.Any(reference => reference.Value == commit && !reference.Key.EndsWith(RemoteRefs.PeeledSuffix, StringComparison.Ordinal)))
        {
            return await FetchPackAsync(refs, [commit], 1, cancellationToken).ConfigureAwait(false);
        }

        var unnamed = await RemoteStepAsync(Clone, () => remote.TryFetchUnnamedAsync(refs, commit, cancellationToken)).ConfigureAwait(false);
        var branches = refs.Ids.Where(reference => reference.Key.StartsWith(BranchPrefix, StringComparison.Ordinal)).Select(reference => reference.Value);
        return unnamed ?? await FetchPackAsync(refs, [.. branches.Distinct()], 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Only history tells whether a commit is on a branch. Where the server can send it without the files, the commit itself
    /// is fetched apart; otherwise the whole branch is.
    /// </summary>
    private async Task<Pack> BranchPackAsync(RemoteRefs refs, ObjectId commit, ObjectId tip, CancellationToken cancellationToken)
    {
        using (var history = await RemoteStepAsync(Clone, () => remote.TryFetchHistoryAsync(refs, tip, cancellationToken)).ConfigureAwait(false))
        {
            if (history is not null && history.TypeOf(commit) != GitObjectType.Commit)
            {
                throw Unresolved(commit.ToString());
            }

            var alone = history is null ? null : await RemoteStepAsync(Clone, () => remote.TryFetchUnnamedAsync(refs, commit, cancellationToken)).ConfigureAwait(false);
            if (alone is not null)
            {
                return alone;
            }
        }

        return await FetchPackAsync(refs, [tip], 0, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Checkout> FetchAsync(RemoteRefs refs, ObjectId id, string pointer, string? tagName, CancellationToken cancellationToken)
    {
        // A peeled name is no reference that could be asked for; the tag itself is.
        var wanted = pointer.EndsWith(RemoteRefs.PeeledSuffix, StringComparison.Ordinal)
            ? refs.Find(pointer[..^RemoteRefs.PeeledSuffix.Length]) ?? id
            : id;
        var pack = await FetchPackAsync(refs, [wanted], depth: 1, cancellationToken).ConfigureAwait(false);
        return Guard(pack, () => Peel(pack, wanted, pointer, tagName));
    }

    private Task<Pack> FetchPackAsync(RemoteRefs refs, IReadOnlyCollection<ObjectId> wants, int depth, CancellationToken cancellationToken) =>
        RemoteStepAsync(Clone, () => remote.FetchAsync(refs, wants, depth, cancellationToken));

    private Task<RemoteRefs> ListAsync(bool listOnly, IReadOnlyList<string> prefixes, CancellationToken cancellationToken) =>
        RemoteStepAsync(
            listOnly ? List : Clone,
            () => remote.ListAsync(prefixes, cancellationToken));

    private static async Task<T> RemoteStepAsync<T>(Func<string, SourceException> describe, Func<Task<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception error) when (error is SourceException or IOException)
        {
            // The cause stays with it: whether the host answered at all decides how it is treated.
            throw new SourceException(describe(error.Message).Message, error);
        }
        catch (OperationCanceledException error)
        {
            throw new GitDeadlineException(describe(error is GitDeadlineException ? error.Message : GitDeadlineException.Exceeded).Message);
        }
    }

    private static Checkout Peel(Pack pack, ObjectId id, string pointer, string? tagName)
    {
        GitTag? tag = null;
        for (var links = 0; pack.TypeOf(id) == GitObjectType.Tag; links++)
        {
            var next = GitTag.Read(pack, id);
            tag ??= next;
            id = links < MaxTagChain ? next.Target : throw new SourceException($"tag '{pointer}' names too long a chain of tags");
        }

        return pack.TypeOf(id) == GitObjectType.Commit
            ? new Checkout(GitRevision.Format(pointer, id.ToString()), GitCommit.Read(pack, id), tag, tagName, pack)
            : throw new SourceException($"unable to resolve commit object for '{id}': object not found");
    }

    /// <summary>Gives the pack away with the checkout, or closes it.</summary>
    private static Checkout Guard(Pack pack, Func<Checkout> read)
    {
        try
        {
            return read();
        }
        catch
        {
            pack.Dispose();
            throw;
        }
    }

    private string? IsObserved(RemoteRefs refs, string name, ObjectId id, string pointer)
    {
        var revision = GitRevision.Format(pointer, (refs.Find(name + RemoteRefs.PeeledSuffix) ?? id).ToString());
        return request.MaySkip && request.ObservedRevision is { } observed && GitRevision.Normalise(observed) == revision ? revision : null;
    }

    private static string? TagNameOf(string reference) =>
        reference.StartsWith(TagPrefix, StringComparison.Ordinal) ? reference[TagPrefix.Length..] : null;

    private SourceException List(string message) => new($"unable to list remote for '{request.Url}': {message}");

    private SourceException Clone(string message) => new(message == GitRemote.RepositoryNotFound
        ? $"unable to clone: {message}: git repository: '{request.Url}'"
        : $"unable to clone '{request.Url}': {message}");

    private SourceException EmptyRepository() => new($"unable to clone: {EmptyRemote}: git repository: '{request.Url}'");

    private static SourceException Unresolved(string commit) => new($"unable to resolve commit object for '{commit}': object not found");
}
