using System.Collections.Concurrent;
using Flux.KubeApi.OpenApi;
using Flux.KubeApi.Resources;
using Flux.Manifests.Objects;
using Flux.Manifests.Patching;
using Flux.Manifests.Schemas;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.KubeApi.Typed;

/// <summary>The schemas of built-in kinds, made from OpenAPI components when a kind is first used.</summary>
public sealed class TypedSchemas(OpenApiComponents components, IFieldFacts facts)
{
    private readonly TypedSchemaCompiler _compiler = new(components, facts);
    private readonly ConcurrentDictionary<GroupVersionKind, IObjectSchema?> _schemas = new();

    /// <summary>The schema of a kind, or null when the components do not describe it.</summary>
    public IObjectSchema? Find(GroupVersionKind kind) => _schemas.GetOrAdd(kind, Build);

    private TypedObjectSchema? Build(GroupVersionKind kind)
    {
        if (components.Find(kind)?.TypeName is not { } name)
        {
            return null;
        }

        var openApi = new OpenApiComponent(name, OpenApiReferences.Find(components, name)!, component => OpenApiReferences.Find(components, component));
        var mergeType = new Lazy<TypedSchema?>(() => OpenApiTypes.Convert(component => components.Find(component)?.Source, name));
        return new TypedObjectSchema(kind, _compiler.Compile(name), openApi, mergeType, new OpenApiPatchSchema(components.Find(name)!));
    }
}
