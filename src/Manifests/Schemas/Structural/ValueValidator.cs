using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Checks a value against a schema and words what is wrong as the API server does. Used for values that are not valid.</summary>
/// <param name="prefix">The path of the value in the object; messages name paths below it only. Empty for whole objects.</param>
internal sealed class ValueValidator(string prefix)
{
    public ValueResult Validate(SchemaNode schema, Node value, string path, Correlation? old)
    {
        var result = CheckAll(schema, value, path, old);
        return old?.IsUnchanged == true ? result.WithoutErrors() : result;
    }

    /// <summary>As <see cref="Validate"/> for a part of a combined schema: an unchanged value gets no mercy here, only its fields do.</summary>
    public ValueResult CheckPart(SchemaNode schema, Node value, string path, Correlation? old) => CheckAll(schema, value, path, old);

    private ValueResult CheckAll(SchemaNode schema, Node value, string path, Correlation? old)
    {
        var result = new ValueResult();
        var compiled = schema.Compiled;
        if (value is NullNode)
        {
            CheckNull(schema, path, result);
            return result;
        }

        if (compiled.Types.Length > 0 || compiled.Format.Length > 0)
        {
            CheckType(compiled, value, path, result);
            result.Match();
        }

        new JunctorValidator(this, schema, path, old).Validate(value, result);
        result.Match();
        CheckScalar(schema, value, path, result);
        if (value is ListNode list)
        {
            CheckList(schema, list, path, old, result);
            result.Match();
        }

        CheckEnum(schema, value, path, result);
        result.Match();
        if (value is MapNode map)
        {
            CheckMap(schema, map, path, old, result);
            result.Match();
        }

        result.Match();
        return result;
    }

    /// <summary>An error that names no field: those of combined schemas and of number ranges.</summary>
    public FieldError Unplaced(string message) => FieldError.Invalid(prefix.Length == 0 ? FieldError.NoField : prefix, "", message);

    private string Field(string path)
    {
        var below = path.TrimStart('.');
        return prefix.Length == 0 ? (below.Length == 0 ? FieldError.NoField : below) : below.Length == 0 ? prefix : $"{prefix}.{below}";
    }

    private void CheckNull(SchemaNode schema, string path, ValueResult result)
    {
        if (schema.Compiled.Types.Length > 0 && !schema.Nullable)
        {
            result.Add(WrongType(path, schema.Compiled.TypesText, "null"));
        }
        else
        {
            result.Match();
        }

        CheckEnum(schema, NullNode.Instance, path, result);
    }

    private FieldError WrongType(string path, string expected, string found) =>
        FieldError.TypeInvalid(Field(path), found, $"{path} in body must be of type {expected}: {GoText.Quote(found)}");

    private void CheckType(CompiledKeywords compiled, Node value, string path, ValueResult result)
    {
        if (ValueMatcher.MatchesType(compiled, value))
        {
            result.Match();
            return;
        }

        var isSized = compiled.Format.Length > 0 && value is not (StringNode or ListNode);
        result.Add(isSized
            ? WrongType(path, compiled.Format, ValueTypes.FormatOf(value))
            : WrongType(path, compiled.TypesText, ValueTypes.NameOf(value)));
    }

    private void CheckScalar(SchemaNode schema, Node value, string path, ValueResult result)
    {
        if (value is StringNode text)
        {
            CheckString(schema, text, path, result);
            result.Match();
            if (schema.Compiled.Format.Length > 0 && schema.Compiled.FormatCheck is { } check)
            {
                if (!check(text.Value))
                {
                    result.Add(WrongType(path, schema.Compiled.Format, text.Value));
                }

                result.Match();
            }
        }
        else if (value is NumberNode number)
        {
            new NumberValidator(this, schema, path, Field(path)).Validate(number, result);
            result.Match();
        }
    }

    private void CheckString(SchemaNode schema, StringNode text, string path, ValueResult result)
    {
        var length = ValueTypes.CountCharacters(text.Value);
        if (length > schema.MaxLength)
        {
            result.Add(FieldError.TooLong(Field(path), schema.MaxLength.Value));
        }
        else if (length < schema.MinLength)
        {
            result.Add(Invalid(path, text, $"{path} in body should be at least {schema.MinLength} chars long"));
        }
        else if (schema.Pattern.Length > 0 && schema.Compiled.Pattern?.IsMatch(text.Value) != true)
        {
            var fault = schema.Compiled.PatternError is { } error ? $", but pattern is invalid: {error}" : "";
            result.Add(Invalid(path, text, $"{path} in body should match '{schema.Pattern}{fault}'"));
        }
    }

    private FieldError Invalid(string path, Node value, string message) => FieldError.Invalid(Field(path), value, message);

    private void CheckEnum(SchemaNode schema, Node value, string path, ValueResult result)
    {
        if (schema.Enum.Count > 0 && !Enumeration.Contains(schema.Enum, value))
        {
            result.Add(FieldError.NotSupported(Field(path), ValueTypes.Sorted(value), Enumeration.Names(schema.Enum)));
        }
    }

    private void CheckList(SchemaNode schema, ListNode list, string path, Correlation? old, ValueResult result)
    {
        for (var i = 0; schema.Items is not null && i < list.Count; i++)
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            result.Merge(Validate(schema.Items, list[i], itemPath, old?.Index(i)));
        }

        if (list.Count < schema.MinItems)
        {
            result.Add(Invalid(path, NumberNode.Of(list.Count), $"{path} in body should have at least {schema.MinItems} items"));
        }

        if (list.Count > schema.MaxItems)
        {
            result.Add(FieldError.TooMany(Field(path), list.Count, schema.MaxItems.Value));
        }

        result.Match();
    }

    private void CheckMap(SchemaNode schema, MapNode map, string path, Correlation? old, ValueResult result)
    {
        if (map.Count < schema.MinProperties)
        {
            result.Add(Invalid(path, NumberNode.Of(map.Count), $"{path} in body should have at least {schema.MinProperties} properties"));
        }

        if (map.Count > schema.MaxProperties)
        {
            result.Add(FieldError.TooMany(Field(path), map.Count, schema.MaxProperties.Value));
        }

        CheckAdditional(schema, map, path, old, result);
        foreach (var (key, property) in schema.Properties)
        {
            if (map.TryGetValue(key, out var value))
            {
                result.Merge(Validate(property, value, path.Length == 0 ? key : $"{path}.{key}", OldOf(old, path, key)));
            }
        }

        foreach (var key in schema.Required)
        {
            if (!map.ContainsKey(key))
            {
                result.Add(FieldError.Required(Field($"{path}.{key}")));
            }
        }
    }

    private void CheckAdditional(SchemaNode schema, MapNode map, string path, Correlation? old, ValueResult result)
    {
        foreach (var (key, value) in map)
        {
            if (schema.PropertyMap.ContainsKey(key))
            {
                continue;
            }

            if (schema.AdditionalProperties is { } additional)
            {
                result.Merge(Validate(additional, value, $"{path}.{key}", old?.Key(key)));
            }
            else if (schema.AllowsAdditional == false)
            {
                result.Add(Invalid(path, key, $"{path}.{key} in body is a forbidden property"));
            }
        }
    }

    /// <summary>The type of an object cannot be ratcheted: old and new were brought to the same version.</summary>
    private Correlation? OldOf(Correlation? old, string path, string key) =>
        path.Length == 0 && prefix.Length == 0 && key is "kind" or "apiVersion" ? null : old?.Key(key);
}
