using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Negotiation;

/// <summary>Explains syntax errors of JSON in the words of Go's decoder, which users of Kubernetes know.</summary>
internal static class GoJsonSyntax
{
    public static string TypeName(Node node) => node switch
    {
        ListNode => "array",
        MapNode => "object",
        StringNode => "string",
        NumberNode => "number",
        BooleanNode => "bool",
        _ => "null",
    };

    /// <summary>The text for bytes that our reader refused with <paramref name="error"/>.</summary>
    public static string Explain(ReadOnlySpan<byte> bytes, ManifestException error)
    {
        var scanner = new GoJsonScanner(bytes);
        return scanner.FirstFault() ?? error.Error.Message;
    }
}
