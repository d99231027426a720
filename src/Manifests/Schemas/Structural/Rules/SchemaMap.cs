using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>An object or a map of a resource. Of objects only the fields of the schema are seen, by their escaped names.</summary>
internal sealed class SchemaMap : CelMap
{
    private readonly MapNode _map;
    private readonly SchemaNode _schema;
    private readonly bool _isObject;

    public SchemaMap(MapNode map, SchemaNode schema)
    {
        _map = map;
        _schema = schema.IsEmbeddedResource && !schema.PropertyMap.ContainsKey("metadata") ? RuleTypes.WithResourceFields(schema) : schema;
        _isObject = _schema.AdditionalProperties is null;
    }

    public override int Count => _map.Count;

    public override IEnumerable<CelValue> Keys => _map.Keys.Select(key => CelValue.Of(_isObject ? FieldNameEscaping.Escape(key) ?? key : key));

    public override bool TryGet(CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGet(key.AsString, out value);
    }

    public override bool TryGet(string key, out CelValue value)
    {
        var name = _isObject ? NameOf(key) : key;
        var property = _isObject ? _schema.PropertyMap.GetValueOrDefault(name) : _schema.AdditionalProperties;
        if (property is not null && _map.TryGetValue(name, out var node))
        {
            value = SchemaValues.Wrap(node, property);
            return true;
        }

        value = default;
        return false;
    }

    private string NameOf(string escaped) =>
        escaped.Contains("__", StringComparison.Ordinal) && _schema.Compiled.EscapedNames.TryGetValue(escaped, out var name) ? name : escaped;
}
