using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.Schemas;

/// <summary>
/// The merge knowledge of one build: the built-in one, or what its <c>openapi</c> field gives. It belongs to the build alone, so
/// that one tenant's types never reach another's.
/// </summary>
internal sealed class BuildSchema
{
    private CustomSchema? _custom;
    private bool _usedBuiltin;

    /// <summary>
    /// Takes an OpenAPI document instead of the built-in one. What had already been merged with the built-in knowledge keeps it
    /// alive beside the custom one.
    /// </summary>
    public void Use(MapNode document) => _custom ??= new CustomSchema(document, _usedBuiltin);

    /// <summary>True once a kustomization has chosen a schema or version: the first one wins.</summary>
    public bool IsChosen { get; set; }

    public MergeType? Find(string apiVersion, string kind)
    {
        if (_custom is null)
        {
            _usedBuiltin = true;
            return BuiltinSchema.Find(apiVersion, kind);
        }

        return _custom.Find(apiVersion, kind) ?? (_usedBuiltin ? BuiltinSchema.Find(apiVersion, kind) : null);
    }

    /// <summary>True when the kind is known to have no namespace.</summary>
    public bool IsClusterScoped(GroupVersionKind type)
    {
        if (BuiltinSchema.IsClusterScoped(type.ApiVersion, type.Kind) is { } known)
        {
            return known;
        }

        _usedBuiltin |= _custom is null;
        return _custom?.IsClusterScoped(type.ApiVersion, type.Kind) ?? false;
    }
}
