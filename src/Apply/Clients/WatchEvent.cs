using Flux.Manifests.Nodes;

namespace Flux.Apply.Clients;

/// <param name="Type">ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.</param>
/// <param name="Object">The object, or the Status of an error.</param>
public sealed record WatchEvent(string Type, MapNode Object);
