using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.Grains.Dispatching;

/// <summary>Whom a change of a tenant concerns among the resources of its namespaces.</summary>
internal sealed class TenantMembers(IObjectStore store, ITenantDirectory tenants)
{
    /// <summary>
    /// A tenant's policy governs all that is in its namespaces, those that it has given up included. Once it is provisioned those
    /// look again that found it half made and failed.
    /// </summary>
    public async Task<IReadOnlyList<TenantMember>> ConcernedAsync(Change change, IEnumerable<ToolkitKind> kinds, CancellationToken cancellationToken)
    {
        var isStatus = StoredTenants.IsStatusOnly(change);
        if (isStatus && !BecameReady(change))
        {
            return [];
        }

        // Whose grain is to be woken is asked next: what is known must include this change.
        await tenants.RefreshAsync(cancellationToken);
        var namespaces = StoredTenants.NamespacesOf(change.Object!.Root).Concat(StoredTenants.NamespacesOf(change.Previous?.Root)).Distinct(StringComparer.Ordinal);
        var members = await ListAsync(namespaces, kinds, cancellationToken);
        return isStatus ? [.. members.Where(HasFailed)] : members;
    }

    /// <summary>An object that goes makes room for one that was above its tenant's number.</summary>
    public async Task<IReadOnlyList<TenantMember>> RefusedAsync(ObjectKey gone, IEnumerable<ToolkitKind> kinds, CancellationToken cancellationToken)
    {
        if (kinds.FirstOrDefault(kind => kind.Resource == gone.Resource) is not { } kind
            || tenants.TenantOf(gone.Namespace) is not { } name
            || tenants.Find(name) is not { } tenant
            || !tenant.Spec.Quota.Objects.ContainsKey(kind.Kind))
        {
            return [];
        }

        return [.. (await ListAsync(tenant.Spec.Namespaces, [kind], cancellationToken)).Where(IsRefused)];
    }

    private async Task<IReadOnlyList<TenantMember>> ListAsync(
        IEnumerable<string> namespaces, IEnumerable<ToolkitKind> kinds, CancellationToken cancellationToken)
    {
        var members = new List<TenantMember>();
        foreach (var @namespace in namespaces)
        {
            foreach (var kind in kinds)
            {
                var page = await store.ListAsync(new ListRequest(kind.Resource) { Namespace = @namespace }, cancellationToken);
                members.AddRange(page.Items.Select(item => new TenantMember(kind, item)));
            }
        }

        return members;
    }

    private static bool BecameReady(Change change) => Readiness.Of(change.Object!.Root).IsReady && !Readiness.Of(change.Previous!.Root).IsReady;

    private static bool HasFailed(TenantMember member) => StoredConditions.Has(member.Object.Root, ConditionTypes.Ready, "False");

    private static bool IsRefused(TenantMember member) =>
        member.Object.Root.GetList("status", "conditions")?.Any(condition => condition.GetString("reason") == TenantHold.QuotaExceeded) ?? false;
}
