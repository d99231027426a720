using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for the <c>x-kubernetes-*</c> keywords of lists and maps.</summary>
internal readonly struct SchemaExtensionRules(SchemaNode schema, FieldPath path, List<FieldError> errors)
{
    private const string ListType = "x-kubernetes-list-type";
    private const string MapType = "x-kubernetes-map-type";
    private const string MapKeys = "x-kubernetes-list-map-keys";

    public void Validate()
    {
        if (schema.PreserveUnknownFields == false)
        {
            errors.Add(FieldError.Invalid(Field("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"));
        }

        ValidateMapType();
        ValidateListType();
        ValidateMapKeys();
        if (schema.ListType == "map")
        {
            ValidateKeyedList();
        }

        if (schema.ListType is "set" or "map" && schema.Items is { } items)
        {
            ValidateItems(items);
        }
    }

    private string Field(string name) => path.Child(name).ToString();

    private void ValidateMapType()
    {
        if (schema.MapType is null)
        {
            return;
        }

        RequireType("object", MapType);
        if (schema.MapType is not ("atomic" or "granular"))
        {
            errors.Add(FieldError.NotSupported(Field(MapType), schema.MapType, ["atomic", "granular"]));
        }
    }

    private void RequireType(string type, string keyword)
    {
        if (schema.Type != type)
        {
            var detail = $"must be {type} if {keyword} is specified";
            errors.Add(schema.Type.Length == 0 ? FieldError.Required(Field("type"), detail) : FieldError.Invalid(Field("type"), schema.Type, detail));
        }
    }

    private void ValidateListType()
    {
        if (schema.ListType is null)
        {
            return;
        }

        RequireType("array", ListType);
        if (schema.Type == "array" && schema.ListType == "set" && schema.Items is { } items)
        {
            const string Detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
            var shown = items.ListType is null ? NullNode.Instance : (Node)items.ListType;
            if (items.Type == "array" && items.ListType is not (null or "atomic"))
            {
                errors.Add(FieldError.Invalid(path.Child("items").Child(ListType).ToString(), shown, Detail));
            }
            else if (items.Type == "object" && items.MapType != "atomic")
            {
                errors.Add(FieldError.Invalid(path.Child("items").Child(MapType).ToString(), shown, Detail));
            }
        }

        if (schema.ListType is not ("atomic" or "set" or "map"))
        {
            errors.Add(FieldError.NotSupported(Field(ListType), schema.ListType, ["atomic", "set", "map"]));
        }
    }

    private void ValidateMapKeys()
    {
        if (schema.ListMapKeys.Count > 0 && schema.ListType != "map")
        {
            const string Detail = "must be map if x-kubernetes-list-map-keys is non-empty";
            errors.Add(schema.ListType is null ? FieldError.Required(Field(ListType), Detail) : FieldError.Invalid(Field(ListType), schema.ListType, Detail));
        }
    }

    private void ValidateKeyedList()
    {
        if (schema.ListMapKeys.Count == 0)
        {
            errors.Add(FieldError.Required(Field(MapKeys), "must not be empty if x-kubernetes-list-type is map"));
        }

        if (schema.Items is not { } items)
        {
            errors.Add(FieldError.Required(Field("items"), "must have a schema if x-kubernetes-list-type is map"));
            return;
        }

        if (items.Type != "object")
        {
            errors.Add(FieldError.Invalid(path.Child("items").Child("type").ToString(), items.Type, "must be object if parent array's x-kubernetes-list-type is map"));
            return;
        }

        var keys = new ListNode(schema.ListMapKeys.Select(key => (Node)key));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in schema.ListMapKeys)
        {
            if (!items.PropertyMap.TryGetValue(key, out var property))
            {
                errors.Add(FieldError.Invalid(Field(MapKeys), keys, "entries must all be names of item properties"));
            }
            else if (property.Type is "array" or "object")
            {
                var field = path.Child("items").Child("properties").Key(key).Child("type").ToString();
                errors.Add(FieldError.Invalid(field, items.Type, "must be a scalar type if parent array's x-kubernetes-list-type is map"));
            }

            if (!seen.Add(key))
            {
                errors.Add(FieldError.Invalid(Field(MapKeys), keys, "must not contain duplicate entries"));
            }
        }
    }

    private void ValidateItems(SchemaNode items)
    {
        if (items.Nullable)
        {
            errors.Add(FieldError.Forbidden(path.Child("items").Child("nullable").ToString(), $"cannot be nullable when x-kubernetes-list-type is {schema.ListType}"));
        }

        foreach (var key in schema.ListType == "map" ? schema.ListMapKeys : [])
        {
            if (!items.PropertyMap.TryGetValue(key, out var property))
            {
                continue;
            }

            var field = path.Child("items").Child("properties").Key(key);
            if (property.Default is null && !items.Required.Contains(key))
            {
                errors.Add(FieldError.Required(
                    field.Child("default").ToString(), "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"));
            }

            if (property.Nullable)
            {
                errors.Add(FieldError.Forbidden(field.Child("nullable").ToString(), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"));
            }
        }
    }
}
