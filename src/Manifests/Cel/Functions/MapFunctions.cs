using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>What <c>transformMap</c> and <c>transformMapEntry</c> are made of.</summary>
internal static class MapFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare(
            Operators.MapInsert, Insert,
            "@mapInsert_map_map: (map(K, V), map(K, V)) -> map(K, V)", "@mapInsert_map_key_value: (map(K, V), K, V) -> map(K, V)"),
    ];

    private static CelValue Insert(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.Map || arguments[0].AsMap is not CelHashMap map || (arguments.Length == 2 && arguments[1].Kind != CelKind.Map))
        {
            return CelValue.NoSuchOverload;
        }

        if (arguments.Length == 3)
        {
            return Insert(map, arguments[1], arguments[2]);
        }

        var result = arguments[0];
        foreach (var key in arguments[1].AsMap.Keys)
        {
            arguments[1].AsMap.TryGet(key, out var value);
            result = Insert((CelHashMap)result.AsMap, key, value);
            if (result.IsError)
            {
                break;
            }
        }

        return result;
    }

    private static CelValue Insert(CelHashMap map, CelValue key, CelValue value) => map.Insert(key, value) is { } next
        ? CelValue.Of(next)
        : CelValue.Error($"insert failed: key {(key.Kind == CelKind.String ? key.AsString : key)} already exists");
}
