using Flux.Apply.Inventories;

namespace Flux.Apply.Diffing;

/// <param name="Id">The object.</param>
/// <param name="Kind">What an apply would do to it.</param>
/// <param name="Patch">What would change, as a JSON patch of the live object; empty unless <paramref name="Kind"/> is <see cref="DriftKind.Update"/>.</param>
public sealed record ObjectDrift(ObjectId Id, DriftKind Kind, IReadOnlyList<DiffOperation> Patch)
{
    internal static ObjectDrift Of(ObjectId id, DriftKind kind) => new(id, kind, []);
}
