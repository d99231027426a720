using Flux.DevCluster.Access;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>A write as admission describes it, without the objects: what webhooks are sent and expressions see as <c>request</c>.</summary>
internal static class RequestForm
{
    /// <param name="version">The version in which the write was matched.</param>
    public static MapNode Of(AdmissionRequest request, string version)
    {
        var body = new MapNode
        {
            { "kind", Kind(request.Resource.KindIn(version)) },
            { "resource", Resource(request, version) },
        };
        Set(body, "subResource", request.Subresource);
        body.Set("requestKind", Kind(request.Resource.KindIn(request.Version)));
        body.Set("requestResource", Resource(request, request.Version));
        Set(body, "requestSubResource", request.Subresource);
        Set(body, "name", request.Name);
        Set(body, "namespace", NamespaceOf(request));
        body.Set("operation", request.Operation.ToString().ToUpperInvariant());
        body.Set("userInfo", UserNode.Of(request.User));
        return body;
    }

    /// <summary>What comes after the objects in the order of fields.</summary>
    public static void AddOptions(MapNode body, AdmissionRequest request)
    {
        body.Set("dryRun", request.DryRun);
        var kind = request.Operation switch { AdmissionOperation.Create => "CreateOptions", AdmissionOperation.Delete => "DeleteOptions", _ => "UpdateOptions" };
        var options = new MapNode { { "kind", kind }, { "apiVersion", "meta.k8s.io/v1" } };
        if (request.DryRun)
        {
            options.Set("dryRun", new ListNode { "All" });
        }

        if (request.Operation != AdmissionOperation.Delete)
        {
            options.Set("fieldManager", request.Options.FieldManager);
            options.Set("fieldValidation", request.Options.FieldValidation.ToString());
        }

        body.Set("options", options);
    }

    /// <summary>A namespace counts as being in itself.</summary>
    private static string NamespaceOf(AdmissionRequest request) =>
        Matching.RequestNamespace.IsNamespace(request) ? request.Name : request.Namespace;

    private static MapNode Kind(GroupVersionKind kind) => new() { { "group", kind.Group }, { "version", kind.Version }, { "kind", kind.Kind } };

    private static MapNode Resource(AdmissionRequest request, string version) =>
        new() { { "group", request.Resource.Group }, { "version", version }, { "resource", request.Resource.Plural } };

    private static void Set(MapNode body, string field, string value)
    {
        if (value.Length > 0)
        {
            body.Set(field, value);
        }
    }
}
