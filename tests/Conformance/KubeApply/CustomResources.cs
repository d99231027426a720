using Flux.Contracts.Schemas;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;

namespace Flux.Conformance.KubeApply;

/// <summary>The shipped CustomResourceDefinitions, parsed once for all cases.</summary>
internal static class CustomResources
{
    private static readonly Dictionary<string, (string Group, StructuralSchema Schema)> ByKind = CrdDocuments.All
        .Select(document => (document.Group, Root: JsonNodeReader.Read(document.Json.Span)))
        .ToDictionary(
            entry => entry.Root.GetString("spec", "names", "kind")!,
            entry => (entry.Group, StructuralSchema.Parse(entry.Root.GetList("spec", "versions")![0].Get("schema", "openAPIV3Schema")!)));

    public static (string Group, StructuralSchema Schema) Find(string kind) => ByKind[kind];
}
