using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Grains.Resources;
using Flux.ObjectStore;

namespace Flux.Grains.Kustomizations;

/// <summary>Finds out whether a Kustomization waits for itself.</summary>
internal sealed class DependencyCycle(IObjectStore store)
{
    private const int MostVisited = 200;

    /// <summary>The way back to the start, such as <c>ns/a -> ns/b -> ns/a</c>; null when there is none.</summary>
    public async Task<string?> FindAsync(ObjectKey start, CancellationToken cancellationToken)
    {
        var cameFrom = new Dictionary<ObjectKey, ObjectKey>();
        var next = new Queue<ObjectKey>([start]);
        while (next.TryDequeue(out var at) && cameFrom.Count < MostVisited)
        {
            foreach (var dependency in await DependenciesAsync(at, cancellationToken))
            {
                if (dependency == start)
                {
                    return Describe(start, at, cameFrom);
                }

                if (cameFrom.TryAdd(dependency, at))
                {
                    next.Enqueue(dependency);
                }
            }
        }

        return null;
    }

    private async Task<IEnumerable<ObjectKey>> DependenciesAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(key, cancellationToken) is not { } stored)
        {
            return [];
        }

        var item = ToolkitJson.Read<KustomizationSpec, KustomizationStatus>(stored.Json.Span);
        return item.Spec.DependsOn.Select(dependency => ToolkitKinds.Kustomization.Key(
            dependency.Namespace is { Length: > 0 } named ? named : key.Namespace, dependency.Name));
    }

    private static string Describe(ObjectKey start, ObjectKey last, Dictionary<ObjectKey, ObjectKey> cameFrom)
    {
        var way = new List<ObjectKey> { start, last };
        while (way[^1] != start)
        {
            way.Add(cameFrom[way[^1]]);
        }

        way.Reverse();
        return string.Join(" -> ", way.Select(key => $"{key.Namespace}/{key.Name}"));
    }
}
