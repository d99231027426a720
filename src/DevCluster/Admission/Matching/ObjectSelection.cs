using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Matching;

/// <summary>The selectors of a webhook or of a policy: by the labels of the namespace, and of the object before or after the write.</summary>
internal static class ObjectSelection
{
    /// <param name="owner">What has <c>namespaceSelector</c> and <c>objectSelector</c>.</param>
    /// <param name="ns">The namespace of the object, or the object itself when it is one; null at the cluster scope.</param>
    public static bool Selects(MapNode owner, AdmissionRequest request, MapNode? ns) =>
        (ns is null || Selects(owner, "namespaceSelector", ns))
        && (Selects(owner, "objectSelector", request.Object) || (request.OldObject is not null && Selects(owner, "objectSelector", request.OldObject)));

    private static bool Selects(MapNode owner, string field, MapNode? item) =>
        owner.GetMap(field) is not { Count: > 0 } selector || LabelSelection.Selects(selector, item?.GetMap("metadata", "labels"));
}
