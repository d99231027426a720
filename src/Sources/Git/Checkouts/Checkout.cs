using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Packs;

namespace Flux.Sources.Git.Checkouts;

/// <summary>A commit at hand, with the pack its tree is in.</summary>
/// <param name="Revision">As in status: <c>main@sha1:…</c>.</param>
/// <param name="Tag">The annotated tag that led to the commit, if one did.</param>
/// <param name="TagName">The short name of the tag that was asked for, annotated or not.</param>
internal sealed record Checkout(string Revision, GitCommit Commit, GitTag? Tag, string? TagName, Pack Pack) : IDisposable
{
    public void Dispose() => Pack.Dispose();
}
