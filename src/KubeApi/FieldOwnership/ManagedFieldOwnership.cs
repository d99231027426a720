using System.Runtime.CompilerServices;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.KubeApi.FieldOwnership;

/// <summary>Server-side apply and managedFields for every kind. Managers are kept per registration, since their schemas are costly to build.</summary>
internal sealed class ManagedFieldOwnership(TimeProvider time) : IFieldOwnership
{
    private readonly ConditionalWeakTable<ResourceDefinition, FieldManager> _managers = [];
    private readonly ScaleFieldOwnership _scale = new(time);

    public MapNode Update(WriteScope scope, MapNode? live, MapNode next)
    {
        if (live is not null && IsScale(scope))
        {
            return _scale.Update(scope, live, next);
        }

        var options = new UpdateOptions { Manager = scope.Options.FieldManager, ApiVersion = scope.ApiVersion, Subresource = Subresource(scope) };
        return ManagerOf(scope.Resource).Update(live, next, options).Object;
    }

    public MapNode Apply(WriteScope scope, MapNode live, MapNode configuration)
    {
        if (IsScale(scope))
        {
            return _scale.Apply(scope, live, configuration);
        }

        var result = ManagerOf(scope.Resource).Apply(
            live,
            configuration,
            new ApplyOptions { Manager = scope.Options.FieldManager, ApiVersion = scope.ApiVersion, Force = scope.Options.Force, Subresource = Subresource(scope) });
        return result.Object ?? throw Failure(result);
    }

    private static bool IsScale(WriteScope scope) => scope.Subresource == "scale" && scope.Version.FindSubresource("scale")?.Scale is not null;

    private static string? Subresource(WriteScope scope) => scope.Subresource.Length == 0 ? null : scope.Subresource;

    public static ApiException Failure(ApplyResult result)
    {
        switch (result.Code)
        {
            case 409:
                var causes = new ListNode(result.Conflicts.Select(conflict => (Node)new MapNode
                {
                    { "reason", "FieldManagerConflict" },
                    { "message", conflict.Message },
                    { "field", conflict.Field },
                }));
                return ApiErrors.Failure(409, "Conflict", result.Message, new MapNode { { "causes", causes } });
            case 400:
                return ApiErrors.BadRequest(result.Message);
            default:
                return ApiErrors.Unclassified(result.Message);
        }
    }

    private FieldManager ManagerOf(ResourceDefinition resource) => _managers.GetValue(resource, definition => new FieldManager(KindOf(definition), time));

    private static ManagedKind KindOf(ResourceDefinition definition)
    {
        var schemas = new Dictionary<string, TypedSchema>(StringComparer.Ordinal);
        var hasStatus = false;
        foreach (var version in definition.Versions)
        {
            schemas[definition.KindIn(version.Name).ApiVersion] = version.Schema.MergeType ?? UntypedTypes.DeducedValue;
            hasStatus |= version.FindSubresource("status") is not null;
        }

        return new ManagedKind(definition.Kind, schemas, hasStatus ? Filters(definition) : null, definition.IsCustom, Conversion(definition));
    }

    private static Func<MapNode, string, MapNode>? Conversion(ResourceDefinition definition) => definition.Converter is null
        ? null
        : (value, apiVersion) => VersionConversion.Convert(definition, value, GroupVersionKind.Parse(apiVersion, definition.Kind).Version);

    private static IReadOnlyDictionary<string, FieldFilter> Filters(ResourceDefinition definition) =>
        definition.Strategy.OwnershipFilters ?? (definition.IsCustom ? ManagedKind.CustomStatus : ManagedKind.BuiltinStatus);
}
