using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Gives new pods the overhead and the place of their runtime class.</summary>
internal sealed class RuntimeClassAdmission(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Classes = new("node.k8s.io", "runtimeclasses");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Operation: AdmissionOperation.Create, Resource: { Group: "", Plural: "pods" }, Subresource: "" }
            || request.Object.GetMap("spec") is not { } spec || spec.GetString("runtimeClassName") is not { Length: > 0 } name)
        {
            return;
        }

        var found = await store.GetAsync(new ObjectKey(Classes, "", name), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.Forbidden(request.Resource, request.Name, $"pod rejected: RuntimeClass \"{name}\" not found");
        if (found.Root.GetMap("overhead", "podFixed") is { } overhead)
        {
            spec.TryAdd("overhead", overhead.DeepClone());
        }

        foreach (var (label, value) in found.Root.GetMap("scheduling", "nodeSelector") ?? new MapNode())
        {
            spec.GetOrAddMap("nodeSelector").TryAdd(label, value);
        }
    }
}
