using Flux.Grains.Clusters;
using Flux.Manifests.Objects;

namespace Flux.Grains.Dispatching;

/// <summary>The objects of one kind that tenants were given, as they were seen last. Not thread-safe.</summary>
internal sealed class ProvisionedObjects
{
    private Dictionary<(string Namespace, string Name), string>? _versions;

    /// <summary>Takes over what a watch tells.</summary>
    /// <returns>
    /// The namespaces in which something has changed since; none for the first list: at a start every tenant is looked at anyway.
    /// </returns>
    public IReadOnlyCollection<string> Observe(KindNews news)
    {
        if (news.Everything is { } everything)
        {
            return Replace(everything.Select(item => new ManifestObject(item)));
        }

        var versions = _versions ??= [];
        var item = new ManifestObject(news.Change!.Object);
        var key = (item.Namespace, item.Name);
        if (news.Change.Type == "DELETED")
        {
            versions.Remove(key);
            return [NamespaceOf(key)];
        }

        var isKnown = versions.GetValueOrDefault(key) == item.ResourceVersion;
        versions[key] = item.ResourceVersion;
        return isKnown ? [] : [NamespaceOf(key)];
    }

    private IReadOnlyCollection<string> Replace(IEnumerable<ManifestObject> everything)
    {
        var before = _versions;
        var now = everything.ToDictionary(item => (item.Namespace, item.Name), item => item.ResourceVersion);
        _versions = now;
        if (before is null)
        {
            return [];
        }

        var changed = now.Where(entry => before.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key);
        var gone = before.Keys.Where(key => !now.ContainsKey(key));
        return [.. changed.Concat(gone).Select(NamespaceOf).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A namespace is itself what it is about.</summary>
    private static string NamespaceOf((string Namespace, string Name) key) => key.Namespace.Length > 0 ? key.Namespace : key.Name;
}
