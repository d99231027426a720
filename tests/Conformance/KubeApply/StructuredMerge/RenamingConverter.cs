using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>The converter of the recorded sequences: versions differ in the names of top-level fields and in their types.</summary>
internal sealed class RenamingConverter(MapNode types, MapNode? renames, SchemaSource schema) : IVersionConverter
{
    private readonly Dictionary<string, TypedSchema> _cache = new(StringComparer.Ordinal);

    public SchemaSource Schema
    {
        get => schema;
        set
        {
            schema = value;
            _cache.Clear();
        }
    }

    public TypedValue Type(Node value, string version, bool allowDuplicates) => TypedValue.Create(value, TypeOf(version)!, allowDuplicates);

    public string VersionOf(TypedValue value) => _cache.First(entry => ReferenceEquals(entry.Value, value.Type)).Key;

    public TypedValue? Convert(TypedValue value, string version)
    {
        if (TypeOf(version) is not { } type)
        {
            return null;
        }

        if (ReferenceEquals(type, value.Type))
        {
            return value;
        }

        var converted = value.Value is MapNode map && renames is not null ? Rename(map, VersionOf(value), version) : value.Value;
        return TypedValue.Create(converted, type, allowDuplicates: true);
    }

    private MapNode Rename(MapNode map, string from, string to)
    {
        var output = new MapNode();
        foreach (var (key, value) in map)
        {
            var canonical = renames!.GetMap(from)?.FirstOrDefault(entry => (entry.Value as StringNode)?.Value == key).Key ?? key;
            output.Add(renames!.GetString(to, canonical) ?? canonical, value);
        }

        return output;
    }

    private TypedSchema? TypeOf(string version)
    {
        if (types.GetString(version) is not { } name)
        {
            return null;
        }

        if (!_cache.TryGetValue(version, out var type))
        {
            // Versions of one type share it, so that only real conversions convert.
            type = schema.Type(name);
            _cache.Add(version, type);
        }

        return type;
    }
}
