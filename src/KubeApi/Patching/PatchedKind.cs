using Flux.KubeApi.Errors;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.Patching;

/// <summary>A patch that makes an object of another kind: it is read as one of that kind, and then found to be none of this.</summary>
internal static class PatchedKind
{
    /// <summary>What is wrong with the kind of a patched object; null when it is still that of the request.</summary>
    public static string? Fault(ResourceCall call, ResourceCatalog catalog, MapNode patched)
    {
        var wanted = call.Resource.KindIn(call.Version.Name);
        var actual = GroupVersionKind.Parse(patched.GetString("apiVersion") ?? wanted.ApiVersion, patched.GetString("kind") ?? wanted.Kind);
        if (actual == wanted)
        {
            return null;
        }

        if (catalog.FindKind(actual.GroupKind) is not { IsCustom: false } resource || resource.FindVersion(actual.Version) is not { } version)
        {
            return $"no kind \"{actual.Kind}\" is registered for version \"{actual.ApiVersion}\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"";
        }

        try
        {
            version.Schema.Decode(patched.Copy(), new DecodeReport());
            return $"converting ({actual.Version}.{actual.Kind}) to ({Package(wanted.Group)}.{wanted.Kind}): unknown conversion";
        }
        catch (ApiException error) when (error.DecodeFault is { } fault)
        {
            return fault;
        }
    }

    /// <summary>The package that a group's internal types are in.</summary>
    private static string Package(string group) => group.Length == 0 ? "core" : group.Split('.')[0];
}
