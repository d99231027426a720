using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The fields that all objects have, described.</summary>
internal static class OpenApiTexts
{
    private const string Meta = ComponentCollector.ReferencePrefix + "io.k8s.apimachinery.pkg.apis.meta.v1.";

    public static MapNode ApiVersion() => new()
    {
        { "description", "The version of the schema that this representation of an object follows, with its group: GROUP/VERSION, or just VERSION in the core group." },
        { "type", "string" },
    };

    public static MapNode Kind() => new()
    {
        { "description", "The kind of the object, which tells what it stands for and where it is served. In CamelCase; it never changes." },
        { "type", "string" },
    };

    public static MapNode Reference(string type, string description) => new()
    {
        { "description", description },
        { "allOf", new ListNode { new MapNode { { "$ref", Meta + type } } } },
    };

    public static ListNode? SelectableFields(ServedVersion version) => version.SelectableFields.Count == 0
        ? null
        : new ListNode(version.SelectableFields.Select(field => (Node)new MapNode { { "fieldPath", field } }));
}
