using Flux.Grains.Resources;
using Flux.ObjectStore;

namespace Flux.Grains.Dispatching;

/// <summary>A resource in a namespace of a tenant.</summary>
internal sealed record TenantMember(ToolkitKind Kind, StoredObject Object);
