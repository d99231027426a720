using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Services;

/// <summary>Which Services select a pod, by what was observed so far. Used by the observer only.</summary>
internal sealed class ServiceSelectors
{
    private readonly Dictionary<string, Dictionary<ObjectKey, MapNode>> _namespaces = new(StringComparer.Ordinal);

    /// <param name="service">Null when it is gone.</param>
    public void Note(ObjectKey key, MapNode? service)
    {
        if (service.GetMap("spec", "selector") is { Count: > 0 } selector)
        {
            if (!_namespaces.TryGetValue(key.Namespace, out var services))
            {
                _namespaces.Add(key.Namespace, services = []);
            }

            services[key] = selector;
        }
        else if (_namespaces.TryGetValue(key.Namespace, out var services) && services.Remove(key) && services.Count == 0)
        {
            _namespaces.Remove(key.Namespace);
        }
    }

    /// <summary>The Services that select the pod as it is, or selected it as it was.</summary>
    public IEnumerable<ObjectKey> Selecting(string ns, MapNode pod, MapNode? before) => _namespaces.TryGetValue(ns, out var services)
        ? from service in services
          where LabelSelection.Contains(pod.GetMap("metadata", "labels"), service.Value)
              || (before is not null && LabelSelection.Contains(before.GetMap("metadata", "labels"), service.Value))
          select service.Key
        : [];
}
