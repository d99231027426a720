using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The schema of a kind as the OpenAPI documents publish it.</summary>
/// <param name="Name">Its name among the components: <c>io.k8s.api.apps.v1.Deployment</c>.</param>
/// <param name="Schema">Frozen.</param>
/// <param name="Resolve">Finds the components that the schema refers to, by name; null when there is none.</param>
public sealed record OpenApiComponent(string Name, MapNode Schema, Func<string, MapNode?> Resolve);
