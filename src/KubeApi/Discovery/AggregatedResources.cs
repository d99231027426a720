using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.Discovery;

/// <summary>Entries of aggregated discovery.</summary>
internal static class AggregatedResources
{
    public static MapNode Of(ResourceDefinition definition, ServedVersion version)
    {
        var kind = definition.IsCustom ? definition.KindIn(version.Name) : new GroupVersionKind("", "", definition.Kind);
        var entry = new MapNode
        {
            { "resource", definition.Plural },
            { "responseKind", Kind(kind) },
            { "scope", definition.IsNamespaced ? "Namespaced" : "Cluster" },
            { "singularResource", definition.Singular },
            { "verbs", Texts(DiscoveryOrder.VerbsOf(definition)) },
        };
        SetUnlessEmpty(entry, "shortNames", definition.ShortNames);
        SetUnlessEmpty(entry, "categories", definition.Categories);
        if (version.Subresources.Count > 0)
        {
            var subresources = DiscoveryOrder.SubresourcesOf(definition, version);
            entry.Set("subresources", new ListNode(subresources.Select(subresource => Entry(definition, subresource))));
        }

        return entry;
    }

    private static MapNode Entry(ResourceDefinition definition, Subresource subresource) => new()
    {
        { "subresource", subresource.Name },
        {
            "responseKind",
            Kind(subresource.PrintsGroupVersion || definition.IsCustom ? subresource.Kind : new GroupVersionKind("", "", subresource.Kind.Kind))
        },
        { "verbs", Texts(subresource.Verbs) },
    };

    private static MapNode Kind(GroupVersionKind kind) => new() { { "group", kind.Group }, { "version", kind.Version }, { "kind", kind.Kind } };

    private static void SetUnlessEmpty(MapNode entry, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            entry.Set(field, Texts(values));
        }
    }

    private static ListNode Texts(IEnumerable<string> values) => new(values.Select(value => (Node)value));
}
