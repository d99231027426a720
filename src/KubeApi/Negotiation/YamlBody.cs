using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.KubeApi.Negotiation;

/// <summary>Reads YAML bodies; JSON is YAML, too.</summary>
internal static class YamlBody
{
    private static readonly ReadBudget Budget = new() { MaxBytes = BodyReader.MaxBytes, MaxDepth = 1_000, MaxNodes = 1_000_000 };

    /// <param name="duplicates">Gets the texts about keys given twice.</param>
    public static Node Read(ReadOnlySpan<byte> bytes, List<string> duplicates) =>
        JsonAsYaml.TryRead(bytes, Budget) ?? YamlReader.Read(bytes, new YamlReadOptions { Budget = Budget, OnDuplicateKey = error => duplicates.Add(error.ToString()) });
}
