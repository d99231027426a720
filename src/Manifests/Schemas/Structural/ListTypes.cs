using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Uniqueness in lists declared as sets, and of keys in lists declared as maps.</summary>
internal static class ListTypes
{
    public static void Validate(Node value, SchemaNode? schema, FieldPath? path, List<FieldError> errors)
    {
        if (schema is null)
        {
            return;
        }

        switch (value)
        {
            case MapNode map:
                foreach (var (key, item) in map)
                {
                    if (item is MapNode or ListNode && schema.ForKey(key) is { } property)
                    {
                        Validate(item, property, Below(schema, path, key), errors);
                    }
                }

                break;
            case ListNode list:
                ValidateList(list, schema, path!, errors);
                break;
        }
    }

    /// <summary>A property is a child of its object, an additional property a key.</summary>
    public static FieldPath Below(SchemaNode schema, FieldPath? path, string key) =>
        path is null || schema.PropertyMap.ContainsKey(key) ? FieldPath.Of(path, key) : path.Key(key);

    private static void ValidateList(ListNode list, SchemaNode schema, FieldPath path, List<FieldError> errors)
    {
        if (schema.ListType == "set")
        {
            AddDuplicates(list, list, path, errors);
        }
        else if (schema.ListType == "map")
        {
            ValidateKeys(list, schema, path, errors);
        }

        for (var i = 0; schema.Items is not null && i < list.Count; i++)
        {
            if (list[i] is MapNode or ListNode)
            {
                Validate(list[i], schema.Items, path.Index(i), errors);
            }
        }
    }

    private static void ValidateKeys(ListNode list, SchemaNode schema, FieldPath path, List<FieldError> errors)
    {
        var keys = new ListNode(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not (MapNode or NullNode))
            {
                errors.Add(FieldError.Invalid(path.Index(i).ToString(), ValueTypes.Sorted(list[i]), "must be an object for an array of list-type map"));
                return;
            }

            var key = new MapNode();
            foreach (var name in schema.ListMapKeys)
            {
                if (list[i].Get(name) is { } part)
                {
                    key.Add(name, part);
                }
            }

            keys.Add(key);
        }

        AddDuplicates(list, keys, path, errors);
    }

    /// <summary>Each value that is there again is reported once, at its second place.</summary>
    private static void AddDuplicates(ListNode list, ListNode identities, FieldPath path, List<FieldError> errors)
    {
        if (list.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, int>(list.Count, StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var identity = ValueTypes.Sorted(identities[i]);
            var text = GoJson.ToString(identity);
            seen.TryGetValue(text, out var times);
            seen[text] = times + 1;
            if (times == 1)
            {
                errors.Add(FieldError.Duplicate(path.Index(i).ToString(), identity));
            }
        }
    }
}
