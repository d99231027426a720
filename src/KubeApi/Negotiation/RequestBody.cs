using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>A parsed body.</summary>
/// <param name="Root">The object; a null or empty body is an empty map.</param>
/// <param name="Duplicates">Texts about keys given twice; the last one was kept.</param>
internal sealed record RequestBody(MapNode Root, IReadOnlyList<string> Duplicates);
