using Flux.Sources.Egress;

namespace Flux.Grains.Artifacts;

/// <summary>
/// The clients for the control plane's own traffic: artifacts of other controllers, and events. What they may reach is the
/// operator's setting, not that of tenants' sources: a tenant that can write a status can name any address there.
/// </summary>
public sealed record InternalEgress(EgressClients Clients);
