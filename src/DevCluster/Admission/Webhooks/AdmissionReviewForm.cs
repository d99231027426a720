using Flux.DevCluster.Access;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>The question that is sent to a webhook.</summary>
internal static class AdmissionReviewForm
{
    public static MapNode Of(AdmissionRequest request, string uid)
    {
        var kind = request.Resource.KindIn(request.Version);
        var body = new MapNode
        {
            { "uid", uid },
            { "kind", Kind(kind) },
            { "resource", Resource(request) },
            { "requestKind", Kind(kind) },
            { "requestResource", Resource(request) },
        };
        Set(body, "subResource", request.Subresource);
        Set(body, "requestSubResource", request.Subresource);
        Set(body, "name", request.Name);
        Set(body, "namespace", request.Namespace);
        body.Set("operation", request.Operation.ToString().ToUpperInvariant());
        body.Set("userInfo", UserNode.Of(request.User));
        body.Set("object", request.Object?.Copy() ?? (Node)NullNode.Instance);
        body.Set("oldObject", request.OldObject?.Copy() ?? (Node)NullNode.Instance);
        body.Set("dryRun", request.DryRun);
        var options = request.Operation switch { AdmissionOperation.Create => "CreateOptions", AdmissionOperation.Delete => "DeleteOptions", _ => "UpdateOptions" };
        body.Set("options", new MapNode { { "kind", options }, { "apiVersion", "meta.k8s.io/v1" } });
        return new MapNode { { "kind", "AdmissionReview" }, { "apiVersion", "admission.k8s.io/v1" }, { "request", body } };
    }

    private static MapNode Kind(GroupVersionKind kind) => new() { { "group", kind.Group }, { "version", kind.Version }, { "kind", kind.Kind } };

    private static MapNode Resource(AdmissionRequest request) =>
        new() { { "group", request.Resource.Group }, { "version", request.Version }, { "resource", request.Resource.Plural } };

    private static void Set(MapNode body, string field, string value)
    {
        if (value.Length > 0)
        {
            body.Set(field, value);
        }
    }
}
