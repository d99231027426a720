using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.FieldManagement;

/// <summary>Conversion of typed objects through the kind.</summary>
internal sealed class KindConverter(IManagedKind kind) : IVersionConverter
{
    public TypedValue? Convert(TypedValue value, string version)
    {
        if (value.Value is not MapNode map)
        {
            throw new StructuredMergeException("failed to convert value to unstructured for type <nil>");
        }

        if (map.GetString("apiVersion") == version)
        {
            return value;
        }

        return kind.Convert(map, version) is { } converted && kind.Schema(version) is { } schema
            ? TypedValue.Create(converted, schema)
            : null;
    }
}
