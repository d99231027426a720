using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>sprig's idea of an unset value.</summary>
internal static class Emptiness
{
    public static bool IsEmpty(object? value) => value switch
    {
        GoObject { Type.Kind: GoKind.Struct } => false,
        _ => !GoTruth.IsTrue(value),
    };
}
