using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;
using Flux.Manifests.Quantities;

namespace Flux.Conformance.KubeApply;

/// <summary><c>prims/quantity</c> and <c>prims/intstr</c>.</summary>
internal sealed class QuantityTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "prims/quantity" or "prims/intstr";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], Run(item)));

    private static MapNode Run(MapNode item)
    {
        if (item.GetString("op") == "intstr")
        {
            return IntOrStringOf(item);
        }

        if (!Quantity.TryParse(item.GetString("text")!, out var quantity, out var error))
        {
            return new MapNode { { "error", error } };
        }

        if (item.GetString("op") == "quantityFormat")
        {
            return Formats(quantity);
        }

        var result = new MapNode { { "q", Describe(quantity) } };
        if (item.GetString("text2") is { } text)
        {
            var other = Quantity.Parse(text);
            result.Add("cmp", quantity.CompareTo(other));
            result.Add("equal", quantity.Equals(other));
            result.Add("add", quantity.Add(other).ToString());
            result.Add("sub", quantity.Subtract(other).ToString());
        }

        return result;
    }

    private static MapNode Describe(Quantity quantity)
    {
        var result = new MapNode
        {
            { "asApproximateFloat64", new NumberNode(GoFloat.FormatJson(quantity.ToDouble())) },
            { "format", quantity.Format.ToString() },
            { "isZero", quantity.IsZero },
            { "milliValue", quantity.MilliValue },
            { "sign", quantity.Sign },
            { "string", quantity.ToString() },
            { "value", quantity.Value },
        };
        if (quantity.TryGetInt64(out var value))
        {
            result.Add("asInt64", value);
        }

        return result;
    }

    private static MapNode Formats(Quantity quantity)
    {
        var tripled = quantity.Multiply(3, out var fits);
        var result = new MapNode
        {
            { "mul3", new MapNode { { "ok", fits }, { "string", tripled.ToString() } } },
            { "neg", quantity.Negate().ToString() },
        };
        foreach (var format in Enum.GetValues<QuantityFormat>())
        {
            result.Add(format.ToString(), new MapNode
            {
                { "ofMilli", Quantity.OfMilli(quantity.MilliValue, format).ToString() },
                { "ofValue", Quantity.Of(quantity.Value, format).ToString() },
            });
        }

        foreach (var (name, exponent) in new[] { ("Nano", -9), ("Micro", -6), ("Milli", -3), ("Kilo", 3), ("Mega", 6) })
        {
            var rounded = quantity.RoundUp(exponent, out var isExact);
            result.Add("roundUp" + name, new MapNode { { "exact", isExact }, { "string", rounded.ToString() } });
        }

        return result;
    }

    private static MapNode IntOrStringOf(MapNode item)
    {
        try
        {
            var value = item.GetString("text") is { } text ? IntOrString.Parse(text) : IntOrString.FromNode(item["value"]!);
            var total = item.GetInt64("int")!.Value;
            return new MapNode
            {
                { "intValue", value.IntValue },
                { "json", value.ToNode() },
                { "scaledRoundUp_false", Scale(value, total, roundUp: false) },
                { "scaledRoundUp_true", Scale(value, total, roundUp: true) },
                { "string", value.ToString() },
                { "type", value.Text is null ? 0 : 1 },
            };
        }
        catch (FormatException error)
        {
            return new MapNode { { "error", error.Message } };
        }
    }

    private static Node Scale(IntOrString value, long total, bool roundUp)
    {
        try
        {
            return value.Scale(total, roundUp);
        }
        catch (FormatException error)
        {
            return new MapNode { { "error", error.Message } };
        }
    }
}
