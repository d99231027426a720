using Flux.Sources.Storage;

namespace Flux.Sources.HelmRepositories;

/// <summary>How the fetch of an index ended: <see cref="HelmIndexFetched"/>, <see cref="HelmIndexNotModified"/> or <see cref="HelmIndexFailed"/>.</summary>
public abstract record HelmIndexResult;

/// <summary>A new index lies in the store.</summary>
/// <param name="Revision">The digest of what the server sent.</param>
/// <param name="Artifact">The index as JSON.</param>
/// <param name="Message">For the event.</param>
public sealed record HelmIndexFetched(string Revision, StoredArtifact Artifact, string Message) : HelmIndexResult;

/// <summary>The server sends what is in the store.</summary>
/// <param name="Revision">Of the artifact.</param>
/// <param name="Message">For the event.</param>
public sealed record HelmIndexNotModified(string Revision, string Message) : HelmIndexResult;

/// <summary>There is no new index; the one in the store stays. Trying again may help.</summary>
/// <param name="Reason">Of the condition and the event.</param>
/// <param name="Message">Of the condition and the event.</param>
/// <param name="Condition">The condition that is True: <c>FetchFailed</c> or <c>StorageOperationFailed</c>.</param>
public sealed record HelmIndexFailed(string Reason, string Message, string Condition) : HelmIndexResult;
