using System.Globalization;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.Grains.Tenants;

/// <summary>
/// Whether a tenant got what it needs while somebody worked for it: what failed for lack of it is worth another try at once. Those who
/// had failed before are woken by the tenant's change.
/// </summary>
internal sealed class TenantProvisioning(IObjectStore store)
{
    /// <summary>Whether what the tenant's spec gives is still on its way: nobody has said yet that it is there, or why it is not.</summary>
    public async Task<bool> IsPendingAsync(string tenant, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(ToolkitKinds.Tenant.Key("", tenant), cancellationToken);
        return stored is not null && stored.Root.GetInt64("status", "observedGeneration") != new ManifestObject(stored.Root).Generation;
    }

    public async Task<bool> CameSinceAsync(string tenant, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(ToolkitKinds.Tenant.Key("", tenant), cancellationToken);
        var ready = StoredConditions.Find(stored?.Root, ConditionTypes.Ready);

        // Times in conditions are whole seconds.
        return ready.GetString("status") == "True"
            && DateTimeOffset.TryParse(ready.GetString("lastTransitionTime"), CultureInfo.InvariantCulture, out var since)
            && since >= start - TimeSpan.FromSeconds(1);
    }
}
