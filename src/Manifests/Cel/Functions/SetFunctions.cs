using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Lists as sets.</summary>
internal static class SetFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("sets.contains", static a => Compare(a, static (left, right) => right.All(item => Has(left, item))), "list_sets_contains_list: (list(T), list(T)) -> bool"),
        CelFunction.Declare(
            "sets.equivalent", static a => Compare(a, static (left, right) => right.All(item => Has(left, item)) && left.All(item => Has(right, item))),
            "list_sets_equivalent_list: (list(T), list(T)) -> bool"),
        CelFunction.Declare("sets.intersects", static a => Compare(a, static (left, right) => left.Any(item => Has(right, item))), "list_sets_intersects_list: (list(T), list(T)) -> bool"),
    ];

    private static CelValue Compare(ReadOnlySpan<CelValue> arguments, Func<CelList, CelList, bool> holds) =>
        arguments[0].Kind == CelKind.List && arguments[1].Kind == CelKind.List
            ? CelValue.Of(holds(arguments[0].AsList, arguments[1].AsList))
            : CelValue.NoSuchOverload;

    private static bool Has(CelList list, CelValue value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (CelEquality.AreEqual(list[i], value))
            {
                return true;
            }
        }

        return false;
    }
}
