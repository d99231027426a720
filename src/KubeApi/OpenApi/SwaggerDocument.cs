using System.Security.Cryptography;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>All kinds in one OpenAPI v2 document, as JSON and in the protobuf form that kubectl reads.</summary>
internal sealed class SwaggerDocument
{
    private readonly Lazy<byte[]> _protobuf;

    private SwaggerDocument(MapNode root)
    {
        Json = JsonNodeWriter.WriteToUtf8(root);
        Hash = Convert.ToHexString(SHA512.HashData(Json));
        _protobuf = new(() => SwaggerProtobuf.Encode(root));
    }

    public byte[] Json { get; }

    public byte[] Protobuf => _protobuf.Value;

    /// <summary>Of the JSON form; both forms say the same.</summary>
    public string Hash { get; }

    /// <param name="others">The group versions of other servers, whose documents are added.</param>
    public static SwaggerDocument Of(ResourceCatalog catalog, string serverVersion, IEnumerable<AggregatedVersion> others)
    {
        var components = new ComponentCollector();
        var paths = new MapNode();
        foreach (var definition in catalog.Definitions)
        {
            foreach (var version in definition.Versions)
            {
                OpenApiPaths.Add(paths, definition, version);
                OpenApiDocumentBuilder.AddComponents(components, definition, version);
            }
        }

        var definitions = new MapNode();
        foreach (var (name, schema) in components.Collected())
        {
            definitions.Set(name, SwaggerSchemas.Root((MapNode)schema));
        }

        var root = Root(definitions, Paths(paths), serverVersion);
        foreach (var other in others)
        {
            SwaggerMerge.Add(root, other);
        }

        return new SwaggerDocument(root);
    }

    private static MapNode Paths(MapNode paths)
    {
        var converted = new MapNode(paths.Count);
        foreach (var (path, item) in paths.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            converted.Set(path, SwaggerPaths.Convert((MapNode)item));
        }

        return converted;
    }

    private static MapNode Root(MapNode definitions, MapNode paths, string serverVersion) => new()
    {
        { "swagger", "2.0" },
        { "info", new MapNode { { "title", "Kubernetes" }, { "version", serverVersion } } },
        { "paths", paths },
        { "definitions", definitions },
        { "parameters", new MapNode() },
        {
            "securityDefinitions",
            new MapNode
            {
                {
                    "BearerToken",
                    new MapNode { { "description", "Bearer Token authentication" }, { "type", "apiKey" }, { "name", "authorization" }, { "in", "header" } }
                },
            }
        },
        { "security", new ListNode { new MapNode { { "BearerToken", new ListNode() } } } },
    };
}
