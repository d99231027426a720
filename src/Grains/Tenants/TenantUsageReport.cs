using Flux.Grains.Resources;
using Flux.Grains.Tenants.Metering;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Tenants;

/// <summary>What a tenant has and has used, as <c>status.usage</c> shows it.</summary>
internal sealed class TenantUsageReport(ReportedUsage usages, ObjectQuota objects)
{
    private static readonly ToolkitKind[] Counted = [ToolkitKinds.GitRepository, ToolkitKinds.Kustomization];

    public async Task<MapNode> CreateAsync(TenantPolicy tenant, CancellationToken cancellationToken)
    {
        var counts = new MapNode();
        foreach (var kind in Counted)
        {
            counts.Add(kind.Kind, await objects.CountAsync(kind, tenant, cancellationToken));
        }

        var usage = usages.Of(tenant.Name);
        return new MapNode
        {
            { "objects", counts },
            { "apiCalls", usage.ApiCalls },
            { "renderSeconds", usage.RenderSeconds },
            { "fetchedBytes", usage.FetchedBytes },
        };
    }
}
