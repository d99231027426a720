using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;

namespace Flux.KubeApi.OpenApi;

/// <summary>The OpenAPI v3 documents of a catalog, each made when it is first asked for.</summary>
internal sealed class OpenApiDocuments(ResourceCatalog catalog)
{
    private readonly ConcurrentDictionary<string, OpenApiDocument?> _documents = new(StringComparer.Ordinal);

    public ResourceCatalog Catalog => catalog;

    /// <summary>Keys of the index: <c>api/v1</c>, <c>apis/apps/v1</c>.</summary>
    public IEnumerable<string> Keys => catalog.Definitions
        .SelectMany(definition => definition.Versions.Select(version => Key(definition.Group, version.Name)))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    public OpenApiDocument? Find(string key) => _documents.GetOrAdd(key, Build);

    private static string Key(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    private OpenApiDocument? Build(string key)
    {
        var kinds = catalog.Definitions
            .SelectMany(definition => definition.Versions.Select(version => (Definition: definition, Version: version)))
            .Where(kind => Key(kind.Definition.Group, kind.Version.Name) == key)
            .ToList();
        if (kinds.Count == 0)
        {
            return null;
        }

        var json = JsonNodeWriter.WriteToUtf8(OpenApiDocumentBuilder.Build(kinds));
        return new OpenApiDocument(json, Convert.ToHexString(SHA512.HashData(json)));
    }
}
