using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Namespaces;

/// <summary>What holds a namespace, and the conditions that say so.</summary>
internal sealed class RemainingContent
{
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _finalizers = new(StringComparer.Ordinal);

    public bool IsEmpty => _kinds.Count == 0 && DiscoveryProblem is null;

    /// <summary>Why it is not known what is there; null when it is.</summary>
    public string? DiscoveryProblem { get; set; }

    /// <param name="resource">The resource as <c>plural.group</c>.</param>
    public void Add(string resource, MapNode item)
    {
        _kinds[resource] = _kinds.GetValueOrDefault(resource) + 1;
        foreach (var finalizer in item.GetList("metadata", "finalizers")?.OfType<StringNode>() ?? [])
        {
            _finalizers[finalizer.Value] = _finalizers.GetValueOrDefault(finalizer.Value) + 1;
        }
    }

    /// <summary>Sets the conditions of a namespace; false when they are so already.</summary>
    public bool Describe(MapNode item, DateTimeOffset now)
    {
        var status = item.GetMap("status") is { } existing ? existing.Copy() : new MapNode();
        status.Set("phase", "Terminating");
        Set(
            status,
            "NamespaceDeletionDiscoveryFailure",
            DiscoveryProblem is not null,
            DiscoveryProblem is null ? "ResourcesDiscovered" : "DiscoveryFailed",
            DiscoveryProblem ?? "All resources successfully discovered",
            now);
        Set(status, "NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions", "All legacy kube types successfully parsed", now);
        Set(status, "NamespaceDeletionContentFailure", false, "ContentDeleted", "All content successfully deleted, may be waiting on finalization", now);
        var kinds = string.Join(", ", _kinds.Select(kind => $"{kind.Key} has {kind.Value} resource instances"));
        Set(status, "NamespaceContentRemaining", true, "SomeResourcesRemain", $"Some resources are remaining: {kinds}", now);
        if (_finalizers.Count > 0)
        {
            var finalizers = string.Join(", ", _finalizers.Select(finalizer => $"{finalizer.Key} in {finalizer.Value} resource instances"));
            Set(status, "NamespaceFinalizersRemaining", true, "SomeFinalizersRemain", $"Some content in the namespace has finalizers remaining: {finalizers}", now);
        }
        else
        {
            Set(status, "NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers", "All content-preserving finalizers finished", now);
        }

        if (status.Equals(item["status"]))
        {
            return false;
        }

        item.Set("status", status);
        return true;
    }

    private static void Set(MapNode status, string type, bool value, string reason, string message, DateTimeOffset now) =>
        Conditions.Set(status, Conditions.Of(type, value, reason, message), now);
}
