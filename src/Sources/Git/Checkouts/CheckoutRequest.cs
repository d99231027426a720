namespace Flux.Sources.Git.Checkouts;

/// <param name="Url">As it may be shown.</param>
/// <param name="Reference">What to check out.</param>
/// <param name="ObservedRevision">The revision of the artifact at hand, or null.</param>
/// <param name="MaySkip">Whether nothing needs to be fetched when the observed revision is still the newest.</param>
internal sealed record CheckoutRequest(string Url, GitReference Reference, string? ObservedRevision, bool MaySkip);
