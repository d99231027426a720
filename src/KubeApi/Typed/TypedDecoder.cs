using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Typed;

/// <summary>
/// Decodes objects of built-in kinds as a typed client would: unknown fields are dropped and reported, zero values of plain
/// fields vanish, fields get their printed order. One instance per object.
/// </summary>
internal sealed class TypedDecoder(DecodeReport report)
{
    private readonly Stack<PathStep> _path = new();

    /// <exception cref="TypedDecodeException">A value has the wrong type.</exception>
    public void DecodeStruct(MapNode item, TypedValueType type)
    {
        var kept = new List<(TypedField Field, Node Value)>(item.Count);
        foreach (var (key, value) in item)
        {
            if (!type.Fields.TryGetValue(key, out var field))
            {
                report.Unknown(PathTo(key));
                continue;
            }

            _path.Push(PathStep.OfField(key));
            if (Decode(value, field.Type, type, field.DropsZero) is { } decoded)
            {
                kept.Add((field, decoded));
            }

            _path.Pop();
        }

        AddAbsent(kept, type);
        kept.Sort(static (left, right) => left.Field.Order != right.Field.Order
            ? left.Field.Order.CompareTo(right.Field.Order)
            : string.CompareOrdinal(left.Field.Name, right.Field.Name));
        item.Clear();
        foreach (var (field, value) in kept)
        {
            item.Set(field.Name, value);
        }
    }

    /// <summary>Adds what is always printed to an object that was decoded before, one level below its top as well.</summary>
    public static void Complete(MapNode item, TypedValueType type)
    {
        foreach (var field in type.AlwaysPrinted)
        {
            if (item[field.Name] is null)
            {
                var fresh = Fresh(field);
                item.Set(field.Name, fresh);
                if (fresh is MapNode { IsFrozen: false } added && field.Type.Kind == ValueKind.Struct && field.Name != "metadata")
                {
                    Complete(added, field.Type);
                }
            }
            else if (item[field.Name] is MapNode { IsFrozen: false } map && field.Type.Kind == ValueKind.Struct && field.Name != "metadata")
            {
                Complete(map, field.Type);
            }
        }
    }

    private static void AddAbsent(List<(TypedField Field, Node Value)> kept, TypedValueType type)
    {
        foreach (var field in type.AlwaysPrinted)
        {
            // A list that is printed as null when absent is nobody's field; it is added when the owners are settled.
            var isLate = field.WhenAbsent is NullNode && field.Type.Kind == ValueKind.List && field.DropsZero;
            if (!isLate && !Contains(kept, field))
            {
                kept.Add((field, Fresh(field)));
            }
        }
    }

    private static bool Contains(List<(TypedField Field, Node Value)> kept, TypedField field)
    {
        foreach (var entry in kept)
        {
            if (ReferenceEquals(entry.Field, field))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An unset struct is printed with those of its own fields that are always printed.</summary>
    private static Node Fresh(TypedField field)
    {
        if (field.Type.Kind != ValueKind.Struct)
        {
            return field.WhenAbsent!;
        }

        var item = new MapNode();
        new TypedDecoder(new DecodeReport()).DecodeStruct(item, field.Type);
        return item;
    }

    /// <summary>The value as it is kept; null when it is the same as absent.</summary>
    private Node? Decode(Node value, TypedValueType type, TypedValueType owner, bool dropsZero)
    {
        if (value is NullNode)
        {
            return null;
        }

        switch (type.Kind)
        {
            case ValueKind.Raw:
                return value;
            case ValueKind.Struct:
                DecodeStruct(Expect<MapNode>(value, type, owner), type);
                return value;
            case ValueKind.Map:
                return DecodeMap(Expect<MapNode>(value, type, owner), type, owner, dropsZero);
            case ValueKind.List:
                return DecodeList(Expect<ListNode>(value, type, owner), type, owner, dropsZero);
            default:
                return TypedScalars.Decode(value, type, dropsZero) ?? (TypedScalars.Fits(value, type) ? null : throw Mismatch(value, type, owner));
        }
    }

    private MapNode? DecodeMap(MapNode map, TypedValueType type, TypedValueType owner, bool dropsZero)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var (key, value) = map.EntryAt(i);
            _path.Push(PathStep.OfKey(key));
            var decoded = value is NullNode ? Zero(type.Element!) : Decode(value, type.Element!, owner, dropsZero: false);
            if (!ReferenceEquals(decoded, value))
            {
                map.Set(key, decoded ?? NullNode.Instance);
            }

            _path.Pop();
        }

        return map.Count == 0 && dropsZero ? null : map;
    }

    private ListNode? DecodeList(ListNode list, TypedValueType type, TypedValueType owner, bool dropsZero)
    {
        for (var i = 0; i < list.Count; i++)
        {
            _path.Push(PathStep.OfIndex(i));
            list[i] = (list[i] is NullNode ? Zero(type.Element!) : Decode(list[i], type.Element!, owner, dropsZero: false)) ?? NullNode.Instance;
            _path.Pop();
        }

        return list.Count == 0 && dropsZero ? null : list;
    }

    private static Node? Zero(TypedValueType type) => type.Kind switch
    {
        ValueKind.Text or ValueKind.Bytes => "",
        ValueKind.Boolean => false,
        ValueKind.Int32 or ValueKind.Int64 => NumberNode.Of(0),
        ValueKind.Struct => new MapNode(),
        ValueKind.Quantity => "0",
        _ => null,
    };

    private T Expect<T>(Node value, TypedValueType type, TypedValueType owner)
        where T : Node => value as T ?? throw Mismatch(value, type, owner);

    private TypedDecodeException Mismatch(Node value, TypedValueType type, TypedValueType owner)
    {
        if (TypedScalars.SpecialFault(value, type) is { } text)
        {
            return new TypedDecodeException(text, type.Kind == ValueKind.Bytes ? "error decoding from json: " + text : text);
        }

        // The text names maps and lists, but not the places in them.
        var path = string.Join('.', _path.Reverse().Where(step => step.IsField).Select(step => step.Name));
        return new TypedDecodeException($"json: cannot unmarshal {TypedScalars.JsonName(value)} into Go struct field {StructName(owner)}.{path} of type {type.GoName}", ConversionFault(value, type));
    }

    private static string ConversionFault(Node value, TypedValueType type) => type.Kind switch
    {
        ValueKind.Map or ValueKind.List or ValueKind.Struct => $"cannot restore {(type.Kind == ValueKind.List ? "slice" : type.Kind == ValueKind.Map ? "map" : "struct")} from {TypedScalars.GoKind(value)}",
        ValueKind.Int32 or ValueKind.Int64 when value is NumberNode => $"cannot convert {TypedScalars.GoKind(value)} to {type.GoName}",
        _ => $"unrecognized type: {type.GoName}",
    };

    private static string StructName(TypedValueType type) => type.GoName[(type.GoName.LastIndexOf('.') + 1)..];

    private string PathTo(string key)
    {
        var text = new System.Text.StringBuilder();
        foreach (var step in _path.Reverse())
        {
            step.AppendTo(text);
        }

        return text.Append(text.Length > 0 ? "." : "").Append(key).ToString();
    }
}
