using System.Security.Cryptography;
using System.Text;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Discovery;

/// <summary>Entries of an <c>APIResourceList</c>.</summary>
internal static class LegacyResources
{
    public static IEnumerable<MapNode> Of(ResourceDefinition definition, ServedVersion version)
    {
        yield return Resource(definition, version);
        foreach (var subresource in DiscoveryOrder.SubresourcesOf(definition, version))
        {
            yield return Entry(definition, subresource);
        }
    }

    private static MapNode Resource(ResourceDefinition definition, ServedVersion version)
    {
        var entry = new MapNode
        {
            { "name", definition.Plural },
            { "singularName", definition.Singular },
            { "namespaced", definition.IsNamespaced },
            { "kind", definition.Kind },
            { "verbs", Texts(DiscoveryOrder.VerbsOf(definition)) },
        };
        SetUnlessEmpty(entry, "shortNames", definition.ShortNames);
        SetUnlessEmpty(entry, "categories", definition.Categories);
        if (definition.Virtual is null && definition.Verbs.Contains("get") && definition.Verbs.Contains("create"))
        {
            entry.Set("storageVersionHash", StorageVersionHash(definition));
        }

        return entry;
    }

    private static MapNode Entry(ResourceDefinition definition, Subresource subresource)
    {
        var entry = new MapNode
        {
            { "name", $"{definition.Plural}/{subresource.Name}" },
            { "singularName", "" },
            { "namespaced", definition.IsNamespaced },
        };
        if (subresource.PrintsGroupVersion)
        {
            entry.Set("group", subresource.Kind.Group);
            entry.Set("version", subresource.Kind.Version);
        }

        entry.Set("kind", subresource.Kind.Kind);
        entry.Set("verbs", Texts(subresource.Verbs));
        return entry;
    }

    /// <summary>Identifies the storage version, as clients that migrate storage compare it.</summary>
    private static string StorageVersionHash(ResourceDefinition definition)
    {
        var stored = definition.AnnouncedStorage ?? definition.KindIn(definition.StorageVersion);
        var text = $"{stored.Group}/{stored.Version}/{stored.Kind}";
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    private static void SetUnlessEmpty(MapNode entry, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            entry.Set(field, Texts(values));
        }
    }

    private static ListNode Texts(IEnumerable<string> values) => new(values.Select(value => (Node)value));
}
