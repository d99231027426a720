using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>
/// Decides whether a value satisfies a schema without saying why not and without allocating: nearly every object is valid,
/// and only the others go through <see cref="ValueValidator"/>, whose rules these are.
/// </summary>
internal static class ValueMatcher
{
    public static bool IsValid(SchemaNode schema, Node value)
    {
        var compiled = schema.Compiled;
        if (value is NullNode)
        {
            return (compiled.Types.Length == 0 || schema.Nullable) && schema.Enum.Count == 0;
        }

        return MatchesType(compiled, value)
            && (!compiled.HasJunctors || MatchesJunctors(schema, value))
            && (schema.Enum.Count == 0 || Enumeration.Contains(schema.Enum, value))
            && value switch
            {
                StringNode text => MatchesString(schema, compiled, text.Value),
                NumberNode number => MatchesNumber(schema, number),
                ListNode list => MatchesList(schema, list),
                MapNode map => MatchesMap(schema, map),
                _ => true,
            };
    }

    /// <summary>Whether the type fits; a format makes strings and lists pass here, since it is checked on its own.</summary>
    public static bool MatchesType(CompiledKeywords compiled, Node value)
    {
        if (compiled.Types.Length == 0 && compiled.Format.Length == 0)
        {
            return true;
        }

        var type = ValueTypes.NameOf(value);
        if (compiled.Format.Length > 0 && type is "string" or "array"
            && !compiled.Allows("integer") && !compiled.Allows("number"))
        {
            return true;
        }

        return compiled.Allows(type) || ValueTypes.IsCompatibleNumber(compiled, value);
    }

    private static bool MatchesJunctors(SchemaNode schema, Node value)
    {
        var any = schema.AnyOf.Count == 0;
        for (var i = 0; i < schema.AnyOf.Count && !any; i++)
        {
            any = IsValid(schema.AnyOf[i], value);
        }

        return any && MatchesOne(schema, value) && MatchesAll(schema.AllOf, value) && (schema.Not is null || !IsValid(schema.Not, value));
    }

    private static bool MatchesOne(SchemaNode schema, Node value)
    {
        var matches = schema.OneOf.Count == 0 ? 1 : 0;
        for (var i = 0; i < schema.OneOf.Count && matches < 2; i++)
        {
            matches += IsValid(schema.OneOf[i], value) ? 1 : 0;
        }

        return matches == 1;
    }

    private static bool MatchesAll(IReadOnlyList<SchemaNode> schemas, Node value)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            if (!IsValid(schemas[i], value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MatchesString(SchemaNode schema, CompiledKeywords compiled, string text)
    {
        if (schema.MaxLength is not null || schema.MinLength is not null)
        {
            var length = ValueTypes.CountCharacters(text);
            if (length > schema.MaxLength || length < schema.MinLength)
            {
                return false;
            }
        }

        return (schema.Pattern.Length == 0 || compiled.Pattern?.IsMatch(text) == true)
            && (compiled.FormatCheck is null || compiled.Format.Length == 0 || compiled.FormatCheck(text));
    }

    private static bool MatchesNumber(SchemaNode schema, NumberNode number)
    {
        var type = schema.IsIntOrString ? "" : schema.Type;
        return JsonNumbers.IsInRange(number, type, schema.Format)
            && (schema.Maximum is not { } maximum
                || (JsonNumbers.IsInRange(maximum, type, schema.Format) && JsonNumbers.CompareToLimit(number, maximum) < (schema.ExclusiveMaximum ? 0 : 1)))
            && (schema.Minimum is not { } minimum
                || (JsonNumbers.IsInRange(minimum, type, schema.Format) && JsonNumbers.CompareToLimit(number, minimum) > (schema.ExclusiveMinimum ? 0 : -1)))
            && (schema.MultipleOf is not { } factor
                || (JsonNumbers.IsInRange(factor, type, schema.Format) && JsonNumbers.IsMultiple(number, factor)));
    }

    private static bool MatchesList(SchemaNode schema, ListNode list)
    {
        if (list.Count > schema.MaxItems || list.Count < schema.MinItems)
        {
            return false;
        }

        for (var i = 0; schema.Items is not null && i < list.Count; i++)
        {
            if (!IsValid(schema.Items, list[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MatchesMap(SchemaNode schema, MapNode map)
    {
        if (map.Count > schema.MaxProperties || map.Count < schema.MinProperties)
        {
            return false;
        }

        for (var i = 0; i < schema.Required.Count; i++)
        {
            if (!map.ContainsKey(schema.Required[i]))
            {
                return false;
            }
        }

        foreach (var (key, value) in map)
        {
            var property = schema.ForKey(key);
            if (property is null ? schema.AllowsAdditional == false : !IsValid(property, value))
            {
                return false;
            }
        }

        return true;
    }
}
