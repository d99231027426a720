using Flux.Sources.Storage;

namespace Flux.Sources.Git;

/// <summary>How a fetch ended: <see cref="GitNotModified"/>, <see cref="GitFetched"/> or <see cref="GitFetchFailed"/>.</summary>
public abstract record GitFetchResult
{
    /// <summary>The bytes of packs that came from the repository and its submodules, those of a fetch that failed included.</summary>
    public long BytesReceived { get; init; }
}

/// <summary>The artifact in storage is what the remote has.</summary>
/// <param name="Revision">Of the artifact.</param>
/// <param name="Reason"><c>GitOperationSucceeded</c> when nothing was fetched, <c>ArtifactUpToDate</c> when what was fetched is the same.</param>
/// <param name="Message">For the event.</param>
/// <param name="Verified">The text of <c>SourceVerified=True</c>, when signatures were checked now.</param>
public sealed record GitNotModified(string Revision, string Reason, string Message, string? Verified) : GitFetchResult
{
    /// <summary>The first line of the commit's message, cut as events show it; null when the commit was not fetched.</summary>
    public string? CommitMessage { get; init; }
}

/// <summary>A new artifact lies in the store.</summary>
/// <param name="Revision">As <c>main@sha1:…</c>.</param>
/// <param name="Commit">The commit's hash.</param>
/// <param name="CommitMessage">The first line of the commit's message, cut as events show it.</param>
/// <param name="Artifact">Where it is.</param>
/// <param name="Verified">The text of <c>SourceVerified=True</c>, when signatures were checked.</param>
public sealed record GitFetched(string Revision, string Commit, string CommitMessage, StoredArtifact Artifact, string? Verified) : GitFetchResult;

/// <summary>There is no new artifact; the one in storage stays.</summary>
/// <param name="Reason">Of the condition and the event.</param>
/// <param name="Message">Of the condition and the event.</param>
/// <param name="Condition">The condition that says so: <c>FetchFailed</c>, <c>StorageOperationFailed</c> (both True) or <c>SourceVerified</c> (False).</param>
/// <param name="Stalling">Whether only a change of the object can help; otherwise trying again may.</param>
/// <param name="NewRevision">The revision that was found before the failure, if one was.</param>
public sealed record GitFetchFailed(string Reason, string Message, string Condition, bool Stalling, string? NewRevision) : GitFetchResult
{
    /// <summary>Where it failed.</summary>
    public GitFetchStage Stage { get; init; }

    /// <summary>The text of <c>SourceVerified=True</c>, when signatures were checked and found good before the failure.</summary>
    public string? Verified { get; init; }

    /// <summary>Whether something was tried; otherwise what failed before is told again, and that is no news.</summary>
    public bool IsTried { get; init; } = true;

    /// <summary>Whether the host did not answer, or not in time: any other repository there would fare the same.</summary>
    public bool IsHostFault { get; init; }
}
