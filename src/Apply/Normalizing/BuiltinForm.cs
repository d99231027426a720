using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;

namespace Flux.Apply.Normalizing;

/// <summary>
/// An object of a built-in kind as the Go type of that kind would print it: without unknown and empty fields, with the structs that are
/// always there, with canonical quantities. Told from the published schemas, and of what they do not say from <see cref="PointerFields"/>
/// and <see cref="UnsetForm"/>.
/// </summary>
internal static class BuiltinForm
{
    // Kinds of these groups are not among the types that Flux knows.
    private static readonly string[] UnknownGroups = ["apiextensions.k8s.io", "apiregistration.k8s.io"];

    /// <summary>False when the kind is not known, or a value does not fit it.</summary>
    public static bool TryConvert(MapNode value, [NotNullWhen(true)] out MapNode? typed)
    {
        typed = null;
        var kind = new ManifestObject(value).GroupVersionKind;
        if (UnknownGroups.Contains(kind.Group) || BuiltinSchemas.Kubernetes.Find(kind) is not { } schema)
        {
            return false;
        }

        typed = ConvertStruct(value, schema);
        return typed is not null;
    }

    // Null when the value does not fit.
    private static Node? ConvertValue(Node value, OpenApiSchema schema)
    {
        if (ScalarForm.IsScalar(schema))
        {
            return ScalarForm.Convert(value, schema);
        }

        if (schema.Items is { } items)
        {
            return value is ListNode list ? ConvertList(list, items) : null;
        }

        if (schema.Properties.Count > 0)
        {
            return value is MapNode map ? ConvertStruct(map, schema) : null;
        }

        if (schema.AdditionalProperties is { } element)
        {
            return value is MapNode map ? ConvertMap(map, element) : null;
        }

        return value.DeepClone();
    }

    private static MapNode? ConvertStruct(MapNode value, OpenApiSchema schema)
    {
        var output = new MapNode(value.Count + 2);
        foreach (var (name, field) in schema.Properties)
        {
            var isRequired = schema.Required.Contains(name);
            if (value[name] is not (null or NullNode) and { } given)
            {
                if (ConvertValue(given, field) is not { } converted)
                {
                    return null;
                }

                if (isRequired || !IsEmpty(converted, field) || IsPrintedEmpty(schema, name))
                {
                    output.Set(name, converted);
                }
            }
            else if (UnsetForm.Printed(schema, name) is { } zero)
            {
                output.Set(name, zero);
            }
        }

        return output;
    }

    private static bool IsPrintedEmpty(OpenApiSchema owner, string name) =>
        PointerFields.Contains(owner.TypeName ?? "", name) || UnsetForm.Printed(owner, name) is not null;

    /// <summary>Whether Go takes a value for none. Structs are never empty, however they are written.</summary>
    private static bool IsEmpty(Node value, OpenApiSchema field) => value switch
    {
        ListNode list => list.Count == 0,
        MapNode map => map.Count == 0 && field.Properties.Count == 0 && field.AdditionalProperties is not null,
        _ => ScalarForm.IsEmpty(value, field),
    };

    private static ListNode? ConvertList(ListNode list, OpenApiSchema items)
    {
        var output = new ListNode(list.Count);
        foreach (var item in list)
        {
            if (ConvertValue(item, items) is not { } converted)
            {
                return null;
            }

            output.Add(converted);
        }

        return output;
    }

    private static MapNode? ConvertMap(MapNode map, OpenApiSchema element)
    {
        var output = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            var converted = value is NullNode ? ScalarForm.Zero(element) : ConvertValue(value, element);
            if (converted is null)
            {
                return null;
            }

            output.Add(key, converted);
        }

        return output;
    }
}
