using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>One schema being applied to one value.</summary>
internal sealed class SchemaRun(SchemaValidator validator, MapNode schema, object? value, string location, int depth)
{
    private readonly List<SchemaError> _errors = [];
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<int> _items = [];

    public MapNode Schema => schema;

    public object? Value => value;

    public SchemaValidator Validator => validator;

    public bool HasSeen(string property) => _properties.Contains(property);

    public bool HasSeen(int item) => _items.Contains(item);

    public void Fail(string message, IReadOnlyList<SchemaError>? causes = null) => _errors.Add(new SchemaError(location, message, causes ?? []));

    /// <summary>Names of properties have no place of their own: what is wrong with one is reported of the whole.</summary>
    public void FailAtRoot(string message, IReadOnlyList<SchemaError> causes) => _errors.Add(new SchemaError("", message, causes));

    /// <summary>Takes over what a schema that is referred to says; several violations stay together in the report.</summary>
    public void IncludeReferred(SchemaOutcome outcome)
    {
        if (outcome.Error is { } error)
        {
            _errors.Add(error with { IsGroup = false });
            return;
        }

        See(outcome);
    }

    /// <summary>Applies another schema to the same value and takes over what it says.</summary>
    public void Include(SchemaOutcome outcome)
    {
        if (outcome.Error is not null)
        {
            _errors.Add(outcome.Error);
            return;
        }

        See(outcome);
    }

    public void See(SchemaOutcome outcome)
    {
        _properties.UnionWith(outcome.Properties);
        _items.UnionWith(outcome.Items);
    }

    public SchemaOutcome Apply(Node other) => validator.Validate(other, value, location, depth + 1);

    public void CheckProperty(Node other, string name, object? item)
    {
        _properties.Add(name);
        Add(validator.Validate(other, item, SchemaText.Child(location, name), depth + 1).Error);
    }

    public void CheckItem(Node other, int index, object? item)
    {
        _items.Add(index);
        Add(ItemError(other, index, item));
    }

    public SchemaError? ItemError(Node other, int index, object? item) =>
        validator.Validate(other, item, $"{location}/{index}", depth + 1).Error;

    public void MarkProperty(string name) => _properties.Add(name);

    public void MarkItem(int index) => _items.Add(index);

    public double? Number(string key) => schema[key] is NumberNode number ? number.ToDouble() : null;

    public SchemaOutcome Outcome() =>
        new(_errors.Count == 0 ? null : SchemaError.Group(location, _errors)) { Properties = _properties, Items = _items };

    private void Add(SchemaError? error)
    {
        if (error is not null)
        {
            _errors.Add(error);
        }
    }
}
