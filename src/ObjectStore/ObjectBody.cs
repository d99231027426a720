using Flux.Manifests.Nodes;

namespace Flux.ObjectStore;

/// <summary>
/// Makes the final form of an object once its version is known. Called by the writer, possibly more than once, so it must
/// be pure: given a version, return the object with that <c>metadata.resourceVersion</c>.
/// </summary>
public delegate MapNode ObjectBody(long version);
