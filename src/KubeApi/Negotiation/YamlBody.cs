using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>Reads YAML bodies; JSON is YAML, too.</summary>
internal static class YamlBody
{
    public static Node Read(ReadOnlySpan<byte> bytes, List<string> duplicates) =>
        JsonNodeReader.Read(bytes, new JsonReadOptions { OnDuplicate = duplicates.Add, Budget = new ReadBudget { MaxBytes = BodyReader.MaxBytes } });
}
