using Flux.Apply.Clients;
using Flux.Contracts.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Tenants;

/// <summary>
/// Takes back what a tenant was given and should not have any more, and what other tenants left in its namespaces. In a namespace that it
/// gave up its service account keeps its rights until somebody else claims the namespace: what was delivered there is deleted as it.
/// </summary>
internal sealed class TenantRevocation(KubeClient client, string tenant, TenantSpec spec)
{
    private const string Bindings = "apis/rbac.authorization.k8s.io/v1/{0}rolebindings";
    private const string Policies = "apis/networking.k8s.io/v1/{0}networkpolicies";
    private const string Namespaces = "api/v1/namespaces";
    private const string Label = TenantObjects.TenantLabel;
    private const int Attempts = 3;
    private const int Conflict = 409;

    /// <returns>What the cluster refused; null when all is as it should be.</returns>
    public async Task<KubeStatus?> RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // What another tenant has made its own since it was listed bears the same name and is not this one's to take.
            var refusal = await TakeBackAsync(cancellationToken);
            if (refusal is not { Code: Conflict } || attempt == Attempts)
            {
                return refusal;
            }
        }
    }

    private async Task<KubeStatus?> TakeBackAsync(CancellationToken cancellationToken)
    {
        var claimed = spec.Namespaces.ToHashSet(StringComparer.Ordinal);
        var declared = TenantObjects.Of(tenant, spec).Select(item => new ManifestObject(item)).Where(item => item.Kind == "RoleBinding")
            .Select(item => (item.Namespace, item.Name)).ToHashSet();
        return await DeleteAsync(Bindings, "", $"{Label}={tenant}", IsStale, cancellationToken)
            ?? await DeleteAsync(Policies, "", $"{Label}={tenant}", fence => !claimed.Contains(fence.Namespace), cancellationToken)
            ?? await UnlabelAsync(claimed, cancellationToken)
            ?? await ClearAsync(claimed, cancellationToken);

        bool IsStale(ManifestObject binding) => claimed.Contains(binding.Namespace)
            ? !declared.Contains((binding.Namespace, binding.Name))
            : binding.Name == TenantObjects.OwnersBinding;
    }

    /// <summary>What other tenants had in namespaces that are this one's now.</summary>
    private async Task<KubeStatus?> ClearAsync(IEnumerable<string> claimed, CancellationToken cancellationToken)
    {
        foreach (var @namespace in claimed)
        {
            var selector = $"{Label},{Label}!={tenant}";
            if (await DeleteAsync(Bindings, $"namespaces/{Uri.EscapeDataString(@namespace)}/", selector, static _ => true, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private async Task<KubeStatus?> DeleteAsync(
        string collection, string scope, string selector, Func<ManifestObject, bool> isStale, CancellationToken cancellationToken)
    {
        var (items, error) = await ListAsync(collection.Replace("{0}", scope, StringComparison.Ordinal), selector, cancellationToken);
        foreach (var item in items.Where(isStale))
        {
            var path = $"{collection.Replace("{0}", $"namespaces/{Uri.EscapeDataString(item.Namespace)}/", StringComparison.Ordinal)}/{Uri.EscapeDataString(item.Name)}";
            var deleted = await client.DeleteAsync(path, item, cancellationToken);
            error ??= deleted.IsNotFound ? null : deleted.Error;
        }

        return error;
    }

    private async Task<KubeStatus?> UnlabelAsync(HashSet<string> claimed, CancellationToken cancellationToken)
    {
        var (items, error) = await ListAsync(Namespaces, $"{Label}={tenant}", cancellationToken);
        foreach (var item in items.Where(item => !claimed.Contains(item.Name)))
        {
            var labels = new MapNode { { Label, NullNode.Instance } };
            var patch = new MapNode { { "metadata", new MapNode { { "resourceVersion", item.ResourceVersion }, { "labels", labels } } } };
            var patched = await client.PatchAsync($"{Namespaces}/{Uri.EscapeDataString(item.Name)}", PatchKind.Merge, patch, "tenant-controller", cancellationToken);
            error ??= patched.IsNotFound ? null : patched.Error;
        }

        return error;
    }

    private async Task<(IReadOnlyList<ManifestObject> Items, KubeStatus? Error)> ListAsync(
        string collection, string selector, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync($"{collection}?labelSelector={Uri.EscapeDataString(selector)}", cancellationToken);
        var items = (answer.Object.GetList("items") ?? Enumerable.Empty<Node>()).OfType<MapNode>().Select(item => new ManifestObject(item));
        return (answer.IsSuccess ? [.. items] : [], answer.Error);
    }
}
