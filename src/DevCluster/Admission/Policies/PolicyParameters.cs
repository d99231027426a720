using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Finds the parameters that a binding gives to its policy.</summary>
internal sealed class PolicyParameters(IObjectStore store, IResourceRegistry registry)
{
    /// <returns>One entry for each evaluation; a null one evaluates without parameters.</returns>
    /// <exception cref="PolicyConfigurationException">The binding does not fit its policy, or demands parameters that are not there.</exception>
    public async ValueTask<IReadOnlyList<MapNode?>> FindAsync(ResourceDefinition? kind, string version, MapNode? reference, string ns, CancellationToken cancellationToken)
    {
        if (kind is null || reference is null)
        {
            return [null];
        }

        var found = await ReadAsync(kind, reference, Place(kind, reference, ns), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 && reference.GetString("parameterNotFoundAction") == "Deny")
        {
            throw new PolicyConfigurationException("no params found for policy binding with `Deny` parameterNotFoundAction");
        }

        return [.. found.Select(item => VersionConversion.Convert(kind, item, version))];
    }

    /// <summary>The kind of a policy's parameters.</summary>
    /// <param name="paramKind">As the policy names it; null when it takes none.</param>
    /// <exception cref="PolicyConfigurationException">It is not served.</exception>
    public (ResourceDefinition? Kind, string Version) KindOf(MapNode? paramKind)
    {
        if (paramKind is not { } node)
        {
            return (null, "");
        }

        var type = GroupVersionKind.Parse(node.GetString("apiVersion") ?? "", node.GetString("kind") ?? "");
        return registry.Current.FindKind(type.GroupKind) is not { } kind || kind.FindVersion(type.Version) is null
            ? throw new PolicyConfigurationException($"failed to find resource referenced by paramKind: '{type.ApiVersion}, Kind={type.Kind}'")
            : (kind, type.Version);
    }

    private static string Place(ResourceDefinition kind, MapNode reference, string ns)
    {
        var own = reference.GetString("namespace") ?? "";
        if (!kind.IsNamespaced)
        {
            return own.Length == 0 ? "" : throw new PolicyConfigurationException("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        }

        var place = own.Length > 0 ? own : ns;
        return place.Length > 0 ? place : throw new PolicyConfigurationException("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
    }

    private async ValueTask<IReadOnlyList<MapNode>> ReadAsync(ResourceDefinition kind, MapNode reference, string ns, CancellationToken cancellationToken)
    {
        if (reference.GetString("name") is { Length: > 0 } name)
        {
            var item = await store.GetAsync(new ObjectKey(kind.StorageKey, ns, name), cancellationToken).ConfigureAwait(false);
            return item is null ? [] : [item.Root];
        }

        var selector = reference.GetMap("selector") ?? new MapNode();
        var page = await store.ListAsync(new ListRequest(kind.StorageKey) { Namespace = kind.IsNamespaced ? ns : null }, cancellationToken).ConfigureAwait(false);
        return [.. page.Items.Select(item => item.Root).Where(item => LabelSelection.Selects(selector, item.GetMap("metadata", "labels")))];
    }
}
