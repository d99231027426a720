using Flux.Contracts.Schemas;
using Flux.KubeApi.CustomResources;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Api.Toolkit;

/// <summary>The toolkit kinds as the API serves them: what their definitions say, without an object that defines them.</summary>
public static class ToolkitResources
{
    /// <summary>Registrations of all toolkit kinds.</summary>
    public static IReadOnlyList<ResourceDefinition> All() =>
        [.. CrdDocuments.Toolkit.Select(document => CustomResourceReader.Read((MapNode)JsonNodeReader.Read(document.Json.Span)))];

    /// <summary>The group versions among them, as <c>group/version</c>, in order.</summary>
    public static IReadOnlyList<(string Group, string Version)> GroupVersions() =>
        [.. All().SelectMany(kind => kind.Versions.Select(version => (kind.Group, version.Name))).Distinct().OrderBy(entry => entry.Group, StringComparer.Ordinal).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
}
