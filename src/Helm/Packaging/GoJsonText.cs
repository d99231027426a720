using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Packaging;

/// <summary>JSON as Go writes it where digests are taken of it: compact, in the order of the keys, with what means something in HTML escaped.</summary>
internal static class GoJsonText
{
    public static string Write(Node node) => JsonNodeWriter.WriteToString(node)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
}
