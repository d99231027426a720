namespace Flux.Apply.Inventories;

/// <param name="Id">The object.</param>
/// <param name="Version">The API version in which it was applied.</param>
public readonly record struct InventoryEntry(ObjectId Id, string Version);
