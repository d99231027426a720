using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Remotes;

/// <param name="Depth">How many commits deep; 0 for all.</param>
/// <param name="Filter">What the server shall leave out, in Git's own words, or null.</param>
internal sealed record FetchRequest(IReadOnlyCollection<ObjectId> Wants, int Depth, string? Filter);
