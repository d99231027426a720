using Flux.Contracts.Reconciling;

namespace Flux.Grains.Dispatching;

/// <param name="Kind">The kind of the resource to wake.</param>
/// <param name="Key">The key of its grain.</param>
/// <param name="Reason">Why.</param>
internal sealed record Wake(string Kind, string Key, WakeReason Reason);
