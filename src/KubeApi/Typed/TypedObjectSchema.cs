using Flux.KubeApi.Errors;
using Flux.KubeApi.OpenApi;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Patching;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.KubeApi.Typed;

/// <summary>The schema of a built-in kind.</summary>
internal sealed class TypedObjectSchema(GroupVersionKind kind, TypedValueType root, OpenApiComponent openApi, Lazy<TypedSchema?> mergeType, IPatchSchema patchSchema) : IObjectSchema
{
    public OpenApiComponent? OpenApi => openApi;

    public TypedSchema? MergeType => mergeType.Value;

    public IPatchSchema? PatchSchema => patchSchema;

    public void Decode(MapNode body, DecodeReport report)
    {
        try
        {
            new TypedDecoder(report).DecodeStruct(body, root);
        }
        catch (TypedDecodeException error)
        {
            throw ApiErrors.WrongType(kind.Kind, kind.Version, error.Message, error.ConversionFault);
        }
    }

    public void Default(MapNode item)
    {
    }

    public void Complete(MapNode item) => TypedDecoder.Complete(item, root);

    public void Validate(MapNode item, MapNode? old, ValidationReport report)
    {
    }
}
