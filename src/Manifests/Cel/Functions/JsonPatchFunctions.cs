using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>What expressions that make JSON patches use.</summary>
internal static class JsonPatchFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare(
            "jsonpatch.escapeKey",
            static a => a[0].Kind == CelKind.String
                ? CelValue.Of(a[0].AsString.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))
                : CelValue.NoSuchOverload,
            "string_jsonpatch_escapeKey_string: (string) -> string"),
    ];
}
