using Flux.KubeApi.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Bench;

/// <summary>Many Deployments in one namespace.</summary>
internal sealed class Fleet(ObjectClient objects, int count, int replicas)
{
    public const string Namespace = "fleet";

    private static readonly ResourceKey Namespaces = new("", "namespaces");
    private static readonly ResourceKey Deployments = new("apps", "deployments");

    public async Task CreateAsync()
    {
        await objects.CreateAsync(Namespaces, new MapNode { { "metadata", new MapNode { { "name", Namespace } } } }, CancellationToken.None);
        await Parallel.ForAsync(0, count, async (i, token) => await objects.CreateAsync(Deployments, Deployment($"app-{i}"), token));
    }

    public async Task UntilAvailableAsync()
    {
        var version = await objects.Store.GetVersionAsync();
        var waiting = (await objects.ListAsync(Deployments, Namespace, CancellationToken.None)).Where(item => !IsAvailable(item)).Select(item => item.Key).ToHashSet();
        await foreach (var change in (await objects.Store.WatchAsync(new WatchRequest(version) { Resource = Deployments }))!)
        {
            if (IsAvailable(change.Object!))
            {
                waiting.Remove(change.Object!.Key);
            }

            if (waiting.Count == 0)
            {
                return;
            }
        }
    }

    public async Task UntilGoneAsync()
    {
        var version = await objects.Store.GetVersionAsync();
        if (await objects.FindAsync(Namespaces, "", Namespace, CancellationToken.None) is null)
        {
            return;
        }

        await foreach (var change in (await objects.Store.WatchAsync(new WatchRequest(version) { Resource = Namespaces }))!)
        {
            if (change is { Kind: ChangeKind.Deleted, Object.Key.Name: Namespace })
            {
                return;
            }
        }
    }

    private bool IsAvailable(StoredObject item) => item.Root.GetInt64("status", "availableReplicas") == replicas;

    private MapNode Deployment(string name)
    {
        var labels = new MapNode { { "app", name } };
        var containers = new ListNode { new MapNode { { "name", "c" }, { "image", "nginx:1" } } };
        return new MapNode
        {
            { "metadata", new MapNode { { "name", name }, { "namespace", Namespace } } },
            {
                "spec",
                new MapNode
                {
                    { "replicas", replicas },
                    { "selector", new MapNode { { "matchLabels", labels } } },
                    {
                        "template",
                        new MapNode { { "metadata", new MapNode { { "labels", labels.Copy() } } }, { "spec", new MapNode { { "containers", containers } } } }
                    },
                }
            },
        };
    }
}
