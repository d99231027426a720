using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Discovery;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The documents of one catalog, each made when it is first asked for.</summary>
internal sealed class OpenApiDocuments(ResourceCatalog catalog, AggregatedCatalog aggregated, VersionInfo version)
{
    private readonly ConcurrentDictionary<string, OpenApiDocument?> _documents = new(StringComparer.Ordinal);
    private readonly Lazy<SwaggerDocument> _swagger = new(() => SwaggerDocument.Of(
        catalog, $"{version.Major}.{version.Minor}", aggregated.Groups.SelectMany(group => group.Versions)));

    /// <summary>Whether nothing is served that was not served when the documents were made, and nothing is gone.</summary>
    public bool AreOf(ResourceCatalog own, AggregatedCatalog others) => ReferenceEquals(catalog, own) && ReferenceEquals(aggregated, others);

    /// <summary>Everything in one OpenAPI v2 document.</summary>
    public SwaggerDocument Swagger => _swagger.Value;

    public IEnumerable<string> Keys => catalog.Definitions
        .SelectMany(definition => definition.Versions.Select(served => Key(definition.Group, served.Name)))
        .Concat(catalog.Definitions.Where(definition => !definition.IsCustom).Select(definition => definition.Group.Length == 0 ? "api" : $"apis/{definition.Group}"))
        .Concat([".well-known/openid-configuration", "apis", "openid/v1/jwks", "version"])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    public OpenApiDocument? Find(string key) => _documents.GetOrAdd(key, Build);

    private static string Key(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    private OpenApiDocument? Build(string key)
    {
        var kinds = catalog.Definitions
            .SelectMany(definition => definition.Versions.Select(served => (Definition: definition, Version: served)))
            .Where(kind => Key(kind.Definition.Group, kind.Version.Name) == key)
            .ToList();
        var document = kinds.Count > 0 ? OpenApiDocumentBuilder.Build(kinds, ServerVersion) : BuildRoot(key);
        if (document is null)
        {
            return null;
        }

        var json = JsonNodeWriter.WriteToUtf8(document);
        return new OpenApiDocument(json, Convert.ToHexString(SHA512.HashData(json)));
    }

    private string ServerVersion => $"{version.Major}.{version.Minor}";

    private MapNode? BuildRoot(string key)
    {
        if (key == "version")
        {
            return OpenApiRoots.Build("/version/", "version", "get the version information for this server", "getCodeVersion", ServerVersion);
        }

        if (key is ".well-known/openid-configuration" or "openid/v1/jwks")
        {
            return OpenApiRoots.Build($"/{key}/", key.StartsWith('.') ? "WellKnown" : "openid", "get what is needed to verify the tokens of service accounts", "getServiceAccountIssuer", ServerVersion);
        }

        var group = key is "api" ? "" : key.StartsWith("apis/", StringComparison.Ordinal) ? key["apis/".Length..] : null;
        var isKnown = key == "apis" || (group is not null && catalog.HasGroup(group) && !catalog.IsCustomGroup(group));
        var name = string.IsNullOrEmpty(group) ? key == "apis" ? "" : "Core" : OpenApiNames.Prefix(group, "", isCustom: false);
        var words = key switch
        {
            "api" => ("core", "get available API versions", "getCoreAPIVersions"),
            "apis" => ("apis", "get available API versions", "getAPIVersions"),
            _ => (name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name[1..], "get information of a group", $"get{name}APIGroup"),
        };
        return isKnown ? OpenApiRoots.Build($"/{key}/", words.Item1, words.Item2, words.Item3, ServerVersion) : null;
    }
}
