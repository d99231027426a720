using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>len and index.</summary>
internal static class Indexing
{
    public static int Length(GoValue value)
    {
        if (!value.IsValid)
        {
            throw new TemplateCallException("reflect: call of reflect.Value.Type on zero Value");
        }

        return value.Data switch
        {
            null => throw new TemplateCallException("len of nil pointer"),
            string text => GoText.ByteCount(text),
            GoList list => list.Count,
            GoMap map => map.Count,
            GoObject { Type.Kind: GoKind.Map or GoKind.Slice } collection => collection.Fields.Count,
            _ => throw new TemplateCallException($"len of type {GoType.Of(value.Data)}"),
        };
    }

    public static object Index(GoValue item, GoValue[] indexes)
    {
        if (!item.IsValid || item.IsNilInterface)
        {
            // A nil seen through an interface is "untyped" as well, once the interface is taken off.
            throw new TemplateCallException("index of untyped nil");
        }

        item = item.Unwrap();
        foreach (var index in indexes)
        {
            if (item.IsNilInterface || !item.IsValid)
            {
                throw new TemplateCallException("index of nil pointer");
            }

            item = item.Data switch
            {
                string text => GoValue.Of(GoText.Encode(text)[Position(index, GoText.ByteCount(text), "string")]),
                GoList list => GoValue.Declared(list[Position(index, list.Count, "slice")], list.Type.Element!),
                GoMap map => Entry(map, Key(index)),
                GoObject { Type.Kind: GoKind.Map } map => map.TryGetField(Key(index), out var field)
                    ? GoValue.Declared(field, map.Type.Element!)
                    : GoZero.Of(map.Type.Element!),
                GoObject { Type.Kind: GoKind.Slice } list => GoValue.Declared(list.Fields[Position(index, list.Fields.Count, "slice")].Value, list.Type.Element!),
                _ => throw new TemplateCallException($"can't index item of type {GoType.Of(item.Data)}"),
            };
        }

        return item;
    }

    /// <summary>An index within 0 and <paramref name="limit"/>, both allowed, as slicing needs it.</summary>
    public static int Bound(GoValue index, int limit)
    {
        if (index.Data is null)
        {
            throw new TemplateCallException("cannot index slice/array with nil");
        }

        if (!GoNumbers.IsInteger(index.Data))
        {
            throw new TemplateCallException($"cannot index slice/array with type {GoType.Of(index.Data)}");
        }

        var number = GoNumbers.ToInt64(index.Data);
        return number < 0 || number > limit ? throw new TemplateCallException($"index out of range: {number}") : (int)number;
    }

    private static int Position(GoValue index, int count, string what)
    {
        var position = Bound(index, count);
        return position == count ? throw new TemplateCallException($"reflect: {what} index out of range") : position;
    }

    private static GoValue Entry(GoMap map, string key) =>
        map.TryGetValue(key, out var value) ? GoValue.Declared(value, map.Type.Element!) : GoZero.Of(map.Type.Element!);

    private static string Key(GoValue index) => index.Data switch
    {
        string text => text,
        null => throw new TemplateCallException("value is nil; should be of type string"),
        _ => throw new TemplateCallException($"value has type {GoType.Of(index.Data)}; should be string"),
    };
}
