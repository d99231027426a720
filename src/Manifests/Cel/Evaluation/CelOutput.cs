using System.Globalization;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>Values of expressions as manifest nodes.</summary>
public static class CelOutput
{
    /// <param name="value">What an expression made.</param>
    /// <param name="fault">What cannot be written as data, or null.</param>
    /// <returns>Null when <paramref name="fault"/> is set.</returns>
    public static Node? ToNode(CelValue value, out string? fault)
    {
        fault = null;
        switch (value.Kind)
        {
            case CelKind.Map:
                return Map(value.AsMap, out fault);
            case CelKind.List:
                return List(value.AsList, out fault);
            case CelKind.String:
                return new StringNode(value.AsString);
            case CelKind.Bool:
                return value.IsTrue ? BooleanNode.True : BooleanNode.False;
            case CelKind.Int or CelKind.Uint or CelKind.Double:
                return new NumberNode(Number(value));
            case CelKind.Null:
                return NullNode.Instance;
            case CelKind.Bytes:
                return new StringNode(Convert.ToBase64String(value.AsBytes));
            default:
                fault = $"a value of type {value.Kind.ToString().ToLowerInvariant()} cannot be written as data";
                return null;
        }
    }

    private static string Number(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture),
        _ => Numbers.GoFloat.FormatShortest(value.AsDouble),
    };

    private static ListNode? List(CelList list, out string? fault)
    {
        var output = new ListNode(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (ToNode(list[i], out fault) is not { } item)
            {
                return null;
            }

            output.Add(item);
        }

        fault = null;
        return output;
    }

    private static MapNode? Map(CelMap map, out string? fault)
    {
        var output = new MapNode(map.Count);
        foreach (var key in map.Keys)
        {
            if (key.Kind != CelKind.String)
            {
                fault = $"map key {key} is not a string";
                return null;
            }

            map.TryGet(key, out var value);
            if (ToNode(value, out fault) is not { } node)
            {
                return null;
            }

            output.Add(key.AsString, node);
        }

        fault = null;
        return output;
    }
}
