namespace Flux.Kustomize.Kustomizations;

/// <summary>The order of the output.</summary>
/// <param name="Order"><c>fifo</c> or <c>legacy</c>; anything else is refused.</param>
/// <param name="First">Kinds that come first in legacy order; null for the usual ones.</param>
/// <param name="Last">Kinds that come last in legacy order; null for the usual ones.</param>
internal sealed record SortOptions(string Order, IReadOnlyList<string>? First, IReadOnlyList<string>? Last);
