using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>A list of a resource. Lists declared as sets or maps are equal whatever their order, and join as such.</summary>
internal sealed class SchemaList(ListNode list, SchemaNode schema) : CelList
{
    public override int Count => list.Count;

    public override CelValue this[int index] => SchemaValues.Wrap(list[index], schema.Items!);

    internal override bool? IsSame(CelList other)
    {
        if (schema.ListType is not ("set" or "map"))
        {
            return null;
        }

        if (other.Count != Count)
        {
            return false;
        }

        var mine = this.GroupBy(Identity, CelValueComparer.Instance).ToDictionary(group => group.Key, group => group.Last(), CelValueComparer.Instance);
        return other.All(item => mine.TryGetValue(Identity(item), out var match) && CelEquality.AreEqual(match, item))
            && other.Select(Identity).Distinct(CelValueComparer.Instance).Count() == mine.Count;
    }

    internal override CelValue Concat(CelList other)
    {
        if (schema.ListType is not ("set" or "map"))
        {
            return base.Concat(other);
        }

        var result = new List<CelValue>(this);
        var places = new Dictionary<CelValue, int>(CelValueComparer.Instance);
        for (var i = 0; i < result.Count; i++)
        {
            places[Identity(result[i])] = i;
        }

        foreach (var item in other)
        {
            if (places.TryGetValue(Identity(item), out var at))
            {
                result[at] = schema.ListType == "map" ? item : result[at];
            }
            else
            {
                places.Add(Identity(item), result.Count);
                result.Add(item);
            }
        }

        return CelValue.Of(new CelArrayList(result));
    }

    /// <summary>What makes an item the same as another: the item itself, or its keys.</summary>
    private CelValue Identity(CelValue item)
    {
        if (schema.ListType == "set" || item.Kind != CelKind.Map)
        {
            return item;
        }

        var keys = schema.ListMapKeys.Select(key => item.AsMap.TryGet(FieldNameEscaping.Escape(key) ?? key, out var value) ? value : CelValue.Null);
        return CelValue.Of(new CelArrayList([.. keys]));
    }
}
