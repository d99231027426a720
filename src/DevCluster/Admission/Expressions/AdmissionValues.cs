using Flux.DevCluster.Admission.Matching;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Objects;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>What expressions see of a write.</summary>
internal static class AdmissionValues
{
    private static readonly string[] MetadataFields =
    [
        "name", "generateName", "namespace", "labels", "annotations", "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation",
        "resourceVersion", "finalizers",
    ];

    /// <param name="version">The version in which the write was matched.</param>
    /// <param name="ns">The namespace of the object; null at the cluster scope.</param>
    public static Dictionary<string, CelValue> Of(AdmissionRequest request, string version, MapNode? ns, RequestAuthorizer authorizer)
    {
        var body = RequestForm.Of(request, version);
        RequestForm.AddOptions(body, request);
        return new Dictionary<string, CelValue>(StringComparer.Ordinal)
        {
            ["object"] = Object(request, request.Object, version),
            ["oldObject"] = Object(request, request.OldObject, version),
            ["request"] = CelNodes.Wrap(body),
            ["namespaceObject"] = ns is null || RequestNamespace.IsNamespace(request) ? CelValue.Null : CelNodes.Wrap(Namespace(ns)),
            ["authorizer"] = AdmissionEnvironment.Authorizer(authorizer),
            [AdmissionEnvironment.RequestResource] = AdmissionEnvironment.ResourceCheck(authorizer, authorizer.RequestAccess),
        };
    }

    private static CelValue Object(AdmissionRequest request, MapNode? item, string version) =>
        item is null ? CelValue.Null : CelNodes.Wrap(VersionConversion.Convert(request.Resource, item, version));

    private static MapNode Namespace(MapNode ns)
    {
        var metadata = new MapNode();
        foreach (var field in MetadataFields)
        {
            if (ns.Get("metadata", field) is { } value)
            {
                metadata.Set(field, value.DeepClone());
            }
        }

        metadata.Set("UID", ns.GetString("metadata", "uid") ?? "");
        var seen = new MapNode { { "metadata", metadata } };
        seen.Set("spec", ns.GetMap("spec")?.Copy() ?? new MapNode());
        seen.Set("status", new MapNode { { "phase", ns.GetString("status", "phase") ?? "" } });
        return seen;
    }
}
