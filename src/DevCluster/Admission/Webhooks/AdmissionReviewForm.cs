using Flux.DevCluster.Admission.Expressions;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>The question that is sent to a webhook.</summary>
internal static class AdmissionReviewForm
{
    /// <param name="version">The version in which the write was matched; the objects are sent in it.</param>
    public static MapNode Of(AdmissionRequest request, string version, string uid)
    {
        var body = new MapNode { { "uid", uid } };
        foreach (var (field, value) in RequestForm.Of(request, version))
        {
            body.Set(field, value);
        }

        body.Set("object", Object(request, request.Object, version));
        body.Set("oldObject", Object(request, request.OldObject, version));
        RequestForm.AddOptions(body, request);
        return new MapNode { { "kind", "AdmissionReview" }, { "apiVersion", "admission.k8s.io/v1" }, { "request", body } };
    }

    private static Node Object(AdmissionRequest request, MapNode? item, string version) =>
        item is null ? NullNode.Instance : VersionConversion.Convert(request.Resource, item, version).Copy();
}
