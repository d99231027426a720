using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>Manifest nodes as values of expressions, without copying.</summary>
public static class CelNodes
{
    /// <param name="node">Must not change while an expression runs.</param>
    /// <param name="numbers">How numbers are read.</param>
    public static CelValue Wrap(Node node, CelNumberReading numbers = CelNumberReading.ByText) => node switch
    {
        StringNode text => CelValue.Of(text.Value),
        NumberNode number => numbers == CelNumberReading.ByText && number.TryGetInt64(out var whole) ? CelValue.Of(whole) : CelValue.Of(number.ToDouble()),
        BooleanNode boolean => CelValue.Of(boolean.Value),
        ListNode list => CelValue.Of(new NodeList(list, numbers)),
        MapNode map => CelValue.Of(new NodeMap(map, numbers)),
        _ => CelValue.Null,
    };

    private sealed class NodeList(ListNode list, CelNumberReading numbers) : CelList
    {
        public override int Count => list.Count;

        public override CelValue this[int index] => Wrap(list[index], numbers);
    }

    private sealed class NodeMap(MapNode map, CelNumberReading numbers) : CelMap
    {
        public override int Count => map.Count;

        public override IEnumerable<CelValue> Keys => map.Keys.Select(CelValue.Of);

        public override bool TryGet(CelValue key, out CelValue value)
        {
            value = default;
            return key.Kind == CelKind.String && TryGet(key.AsString, out value);
        }

        public override bool TryGet(string key, out CelValue value)
        {
            var found = map.TryGetValue(key, out var node);
            value = found ? Wrap(node!, numbers) : default;
            return found;
        }
    }
}
