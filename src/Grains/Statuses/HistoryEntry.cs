namespace Flux.Grains.Statuses;

/// <param name="Digest">Digest of what was built.</param>
/// <param name="Outcome">The reason of the outcome.</param>
/// <param name="At">When the run ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Metadata">The revision, and where it came from.</param>
internal sealed record HistoryEntry(string Digest, string Outcome, DateTimeOffset At, TimeSpan Duration, IReadOnlyDictionary<string, string> Metadata);
