using Flux.Manifests.Nodes;

namespace Flux.Sops.Formats;

internal static class ScalarText
{
    /// <summary>A value in formats that only know text.</summary>
    public static string Of(Node value) => value switch
    {
        StringNode text => text.Value,
        NumberNode number => number.Text,
        BooleanNode boolean => boolean.Value ? "true" : "false",
        _ => "",
    };
}
