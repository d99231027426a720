using System.Collections.Concurrent;
using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.Scenarios;

/// <summary>Finds where objects that are named by their kind alone are served.</summary>
internal sealed class KindCatalog(KubeClient client)
{
    private readonly ConcurrentDictionary<string, ResourceMapping> _known = new(StringComparer.Ordinal);

    public async Task<ResourceMapping?> FindAsync(string kind, CancellationToken cancellationToken)
    {
        if (!_known.ContainsKey(kind))
        {
            await LoadAsync(cancellationToken);
        }

        return _known.GetValueOrDefault(kind);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("", "v1", cancellationToken);
        var groups = await client.GetAsync("apis", cancellationToken);
        foreach (var group in groups.Object.GetList("groups") ?? new ListNode())
        {
            await LoadAsync(group.GetString("name")!, group.GetString("preferredVersion", "version")!, cancellationToken);
        }
    }

    private async Task LoadAsync(string group, string version, CancellationToken cancellationToken)
    {
        var list = await client.GetAsync(group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}", cancellationToken);
        foreach (var item in list.Object.GetList("resources") ?? new ListNode())
        {
            var name = item.GetString("name") ?? "";
            var kind = new GroupVersionKind(group, version, item.GetString("kind") ?? "");
            if (!name.Contains('/', StringComparison.Ordinal) && kind != new GroupVersionKind("events.k8s.io", "v1", "Event"))
            {
                _known.TryAdd(kind.Kind, new ResourceMapping(kind, name, item.GetBoolean("namespaced") ?? false));
            }
        }
    }
}
