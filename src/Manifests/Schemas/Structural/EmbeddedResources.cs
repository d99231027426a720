using Flux.Manifests.Nodes;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Type and name of resources inside of others (<c>x-kubernetes-embedded-resource</c>).</summary>
internal static class EmbeddedResources
{
    private const string LabelRule =
        "may have mixed case, but should otherwise match: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with "
        + "an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
        + "'[a-z]([-a-z0-9]*[a-z0-9])?')";

    private static readonly GoRegex Label = GoRegex.TryParse("^[a-z]([-a-z0-9]*[a-z0-9])?$", out _)!;

    public static void Validate(Node value, SchemaNode? schema, FieldPath? path, List<FieldError> errors)
    {
        if (schema is null)
        {
            return;
        }

        switch (value)
        {
            case MapNode map:
                if (schema.IsEmbeddedResource)
                {
                    ValidateResource(map, path, errors);
                }

                foreach (var (key, item) in map)
                {
                    if (item is MapNode or ListNode)
                    {
                        Validate(item, schema.ForKey(key), ListTypes.Below(schema, path, key), errors);
                    }
                }

                break;
            case ListNode list:
                for (var i = 0; i < list.Count; i++)
                {
                    Validate(list[i], schema.Items, path!.Index(i), errors);
                }

                break;
        }
    }

    private static void ValidateResource(MapNode map, FieldPath? path, List<FieldError> errors)
    {
        RequireText(map, "apiVersion", path, errors, ApiVersionFault);
        RequireText(map, "kind", path, errors, KindFault);
        if (map["metadata"] is { } metadata)
        {
            ValidateMetadata(metadata, FieldPath.Of(path, "metadata"), errors);
        }
    }

    private static void RequireText(MapNode map, string key, FieldPath? path, List<FieldError> errors, Func<string, string?> faultOf)
    {
        var field = FieldPath.Of(path, key).ToString();
        var fault = map[key] switch
        {
            null => "",
            StringNode { Value: "" } => "must not be empty",
            StringNode text => faultOf(text.Value),
            _ => "must be a string",
        };
        if (fault is not null)
        {
            errors.Add(fault.Length == 0 ? FieldError.Required(field) : FieldError.Invalid(field, map[key], fault));
        }
    }

    private static string? ApiVersionFault(string value) => value.Count(character => character == '/') > 1 ? $"unexpected GroupVersion string: {value}" : null;

    private static string? KindFault(string value)
    {
        var lower = value.ToLowerInvariant();
        return lower.Length > 63 ? "may have mixed case, but should otherwise match: must be no more than 63 characters"
            : Label.IsMatch(lower) ? null : LabelRule;
    }

    private static void ValidateMetadata(Node metadata, FieldPath path, List<FieldError> errors)
    {
        if (metadata is not MapNode map)
        {
            return;
        }

        // An embedded resource may lack a name, which is then no fault.
        var named = map;
        if (map.GetString("name") is not { Length: > 0 })
        {
            named = map.Copy();
            named.Set("name", "fakename");
        }

        errors.AddRange(ObjectMetaValidator.Validate(named, map.GetString("namespace") is { Length: > 0 }, NameRules.PathSegment, path.ToString()));
    }
}
