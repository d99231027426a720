using Flux.KubeApi.Errors;
using Flux.KubeApi.Pipeline;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Patching;

/// <summary>A patch changes an object, not which object it is.</summary>
internal static class PatchedIdentity
{
    /// <exception cref="ApiException">400, or 422 for another uid</exception>
    public static void Check(ResourceCall call, MapNode current, MapNode patched)
    {
        var name = patched.GetString("metadata", "name") ?? "";
        if (name.Length > 0 && name != call.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Info.Name})");
        }

        var ns = patched.GetString("metadata", "namespace") ?? "";
        if (call.Resource.IsNamespaced && ns.Length > 0 && ns != call.Namespace)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        if (patched.GetString("metadata", "uid") is { Length: > 0 } uid && uid != current.GetString("metadata", "uid"))
        {
            var fault = FieldError.Invalid("metadata.uid", uid, "field is immutable");
            throw ApiErrors.Invalid(call.Resource.GroupKind, call.Info.Name, call.Resource.Strategy.RechecksMetadataChanges ? [fault, fault] : [fault]);
        }
    }
}
