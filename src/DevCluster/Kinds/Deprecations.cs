using Flux.Manifests.Objects;

namespace Flux.DevCluster.Kinds;

/// <summary>Warnings of versions that will go.</summary>
internal static class Deprecations
{
    public static string? Of(GroupVersionKind kind) => (kind.ApiVersion, kind.Kind) switch
    {
        ("v1", "ComponentStatus") => "v1 ComponentStatus is deprecated in v1.19+",
        ("v1", "Endpoints") => "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
        _ => null,
    };
}
