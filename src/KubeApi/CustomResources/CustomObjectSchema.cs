using Flux.KubeApi.Errors;
using Flux.KubeApi.OpenApi;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Typed;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.StructuredMerge.Typing;
using Scale = Flux.KubeApi.Resources.ScalePaths;

namespace Flux.KubeApi.CustomResources;

/// <summary>The schema of one version of a custom kind.</summary>
internal sealed class CustomObjectSchema : IObjectSchema
{
    private const string MetadataType = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static readonly Lazy<TypedValueType> Metadata = new(() => new TypedSchemaCompiler(BuiltinSchemas.Kubernetes, new MetadataFacts()).Compile(MetadataType));

    private readonly GroupVersionKind _kind;
    private readonly StructuralSchema _structural;
    private readonly Lazy<OpenApiComponent> _openApi;
    private readonly Lazy<TypedSchema> _mergeType;

    public CustomObjectSchema(GroupVersionKind kind, MapNode openApi, IReadOnlyList<string> selectableFields, Scale? scale)
    {
        _kind = kind;
        var structuralScale = scale is null ? null : new Manifests.Schemas.Structural.ScalePaths(scale.SpecReplicas, scale.StatusReplicas, scale.LabelSelector);
        _structural = StructuralSchema.Parse(openApi, structuralScale);
        _openApi = new(() => CustomOpenApi.Of(kind, openApi, selectableFields));
        _mergeType = new(() => CustomResourceTypes.Convert(openApi));
    }

    public OpenApiComponent? OpenApi => _openApi.Value;

    public TypedSchema? MergeType => _mergeType.Value;

    public void Decode(MapNode body, DecodeReport report)
    {
        if (body["metadata"] is { } metadata)
        {
            DecodeMetadata(metadata, report);
        }

        foreach (var path in _structural.Prune(body))
        {
            report.Unknown(path);
        }

        _structural.DropNulls(body);
    }

    public void Default(MapNode item) => _structural.FillIn(item);

    public void Validate(MapNode item, MapNode? old, ValidationReport report)
    {
        var result = _structural.Validate(item, old, report.Errors);
        report.Errors.AddRange(result.Errors);
        report.Warnings.AddRange(result.Warnings);
    }

    public void ValidateStatus(MapNode item, MapNode old, ValidationReport report)
    {
        var result = _structural.ValidateStatus(item, old);
        report.Errors.AddRange(result.Errors);
        report.Warnings.AddRange(result.Warnings);
    }

    private void DecodeMetadata(Node metadata, DecodeReport report)
    {
        try
        {
            if (metadata is not MapNode map)
            {
                throw new TypedDecodeException($"json: cannot unmarshal {TypedScalars.JsonName(metadata)} into Go struct field {_kind.Kind}.metadata of type v1.ObjectMeta");
            }

            var inner = new DecodeReport();
            new TypedDecoder(inner).DecodeStruct(map, Metadata.Value);
            report.AddBelow("metadata", inner);
        }
        catch (TypedDecodeException error)
        {
            throw ApiErrors.BadRequest($"{_kind.Kind} in version \"{_kind.Version}\" cannot be handled as a {_kind.Kind}: {error.Message}");
        }
    }
}
