using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Schemas.Structural.Rules;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>Subresources, printer columns and selectable fields.</summary>
internal static class PartValidators
{
    private const int MaxSelectableFields = 8;

    private static readonly string[] ColumnTypes = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] ColumnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    public static void ValidateScale(MapNode? scale, FieldPath path, List<FieldError> errors)
    {
        if (scale is null)
        {
            return;
        }

        ValidateReplicas(scale, "specReplicasPath", ".spec", path, errors);
        ValidateReplicas(scale, "statusReplicasPath", ".status", path, errors);
        if (scale.GetString("labelSelectorPath") is not { Length: > 0 } selector)
        {
            return;
        }

        var field = path.Child("scale").Child("labelSelectorPath").ToString();
        var isBelow = selector.StartsWith(".spec.", StringComparison.Ordinal) || selector.StartsWith(".status.", StringComparison.Ordinal);
        if (selector[0] != '.' || !isBelow)
        {
            errors.Add(FieldError.Invalid(field, selector, selector[0] != '.' ? "must be a simple json path starting with ." : "should be a json path under either .spec or .status"));
        }
    }

    public static void ValidateColumn(Node column, FieldPath path, List<FieldError> errors)
    {
        if (column.GetString("name") is null or "")
        {
            errors.Add(FieldError.Required(path.Child("name").ToString()));
        }

        var type = column.GetString("type") ?? "";
        var types = $"must be one of {string.Join(',', ColumnTypes)}";
        if (!ColumnTypes.Contains(type))
        {
            var field = path.Child("type").ToString();
            errors.Add(type.Length == 0 ? FieldError.Required(field, types) : FieldError.Invalid(field, type, types));
        }

        if (column.GetString("format") is { Length: > 0 } format && !ColumnFormats.Contains(format))
        {
            errors.Add(FieldError.Invalid(path.Child("format").ToString(), format, $"must be one of {string.Join(',', ColumnFormats)}"));
        }

        var place = column.GetString("jsonPath") ?? "";
        if (place.Length == 0 || place[0] != '.')
        {
            var field = path.Child("JSONPath").ToString();
            errors.Add(place.Length == 0 ? FieldError.Required(field) : FieldError.Invalid(field, place, "must be a simple json path starting with ."));
        }
    }

    public static void ValidateSelectableFields(ListNode fields, MapNode root, FieldPath path, List<FieldError> errors)
    {
        var schema = SchemaParser.Parse(root);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            var text = fields[i].GetString("jsonPath") ?? "";
            var field = path.Index(i).Child("jsonPath").ToString();
            if (text.Length == 0)
            {
                errors.Add(FieldError.Required(field));
            }
            else if (text.Contains('[', StringComparison.Ordinal))
            {
                errors.Add(FieldError.Invalid(field, text, "is an invalid path: array notation is not allowed"));
            }
            else if (!SchemaFieldPath.TryResolve(text, schema, out var found, out var target, out var problem))
            {
                errors.Add(FieldError.Invalid(field, text, $"is an invalid path: {problem}"));
            }
            else
            {
                CheckSelectable(text, field, found, target, errors);
                if (!seen.Add(found))
                {
                    errors.Add(FieldError.Duplicate(field, text));
                }
            }
        }

        if (seen.Count > MaxSelectableFields)
        {
            errors.Add(FieldError.TooMany(path.ToString(), seen.Count, MaxSelectableFields));
        }
    }

    private static void CheckSelectable(string text, string field, string found, SchemaNode target, List<FieldError> errors)
    {
        if (found.Split('.', '[')[0] == "metadata")
        {
            errors.Add(FieldError.Invalid(field, text, "must not point to fields in metadata"));
        }

        if (target.Type is not ("string" or "boolean" or "integer"))
        {
            errors.Add(FieldError.Invalid(
                field, text, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed."));
        }
    }

    private static void ValidateReplicas(MapNode scale, string key, string place, FieldPath path, List<FieldError> errors)
    {
        var field = path.Child("scale").Child(key).ToString();
        var text = scale.GetString(key) ?? "";
        if (text.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (text[0] != '.')
        {
            errors.Add(FieldError.Invalid(field, text, "must be a simple json path starting with ."));
        }
        else if (!text.StartsWith(place + ".", StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(field, text, $"should be a json path under {place}"));
        }
    }
}
