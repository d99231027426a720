using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Scaling;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.KubeApi.FieldOwnership;

/// <summary>Who owns the replicas of an object that is written through its scale subresource.</summary>
internal sealed class ScaleFieldOwnership(TimeProvider time)
{
    private const string ScaleVersion = "autoscaling/v1";

    private readonly FieldManager _manager = new(
        new ManagedKind("Scale", new Dictionary<string, TypedSchema> { [ScaleVersion] = BuiltinTypes.Find(new GroupVersionKind("autoscaling", "v1", "Scale"))! }), time);

    /// <summary>The object after the write, with its owners.</summary>
    /// <param name="next">The object with its new replicas.</param>
    public MapNode Update(WriteScope scope, MapNode live, MapNode next)
    {
        var (view, replicas, parent) = Read(scope, live);
        if (parent is null)
        {
            return next;
        }

        var options = new UpdateOptions { Manager = scope.Options.FieldManager, ApiVersion = ScaleVersion, Subresource = "scale" };
        var scale = _manager.Update(Scale(view, live, parent, replicas), view.Of(next), options).Managed;
        return WithOwners(next, ScaleOwnership.ToParent(parent, scale, scope.ApiVersion, replicas));
    }

    /// <summary>What a Scale configuration comes to on an object, with the object's owners.</summary>
    /// <exception cref="Errors.ApiException">409: conflicts.</exception>
    public MapNode Apply(WriteScope scope, MapNode live, MapNode configuration)
    {
        var (view, replicas, managed) = Read(scope, live);
        var parent = managed ?? ManagedFields.Empty;
        var options = new ApplyOptions { Manager = scope.Options.FieldManager, ApiVersion = ScaleVersion, Force = scope.Options.Force, Subresource = "scale" };
        var result = _manager.Apply(Scale(view, live, parent, replicas), configuration, options);
        var scaled = result.Object ?? throw ManagedFieldOwnership.Failure(result);
        var next = live.Copy();
        view.SetReplicas(next, scaled.GetInt64("spec", "replicas") ?? 0);
        return WithOwners(next, ScaleOwnership.ToParent(parent, result.Managed ?? ManagedFields.Empty, scope.ApiVersion, replicas));
    }

    private static (ScaleView View, Dictionary<string, FieldPath?> Replicas, ManagedFields? Parent) Read(WriteScope scope, MapNode live)
    {
        var paths = scope.Version.FindSubresource("scale")!.Scale!;
        return (new ScaleView(paths), ReplicaPaths(scope.Resource), ManagedFields.TryRead(live, out var parent, out _) ? parent : null);
    }

    private static MapNode Scale(ScaleView view, MapNode live, ManagedFields parent, Dictionary<string, FieldPath?> replicas)
    {
        var scale = view.Of(live);
        var owners = ScaleOwnership.ToScale(parent, replicas).ToNode();
        if (owners.Count > 0)
        {
            scale.GetOrAddMap("metadata").Set("managedFields", owners);
        }

        return scale;
    }

    private static MapNode WithOwners(MapNode item, ManagedFields owners)
    {
        var copy = item.IsFrozen ? item.Copy() : item;
        copy.GetOrAddMap("metadata").Set("managedFields", owners.ToNode());
        return copy;
    }

    private static Dictionary<string, FieldPath?> ReplicaPaths(ResourceDefinition resource) => resource.Versions.ToDictionary(
        version => resource.KindIn(version.Name).ApiVersion,
        version => version.FindSubresource("scale")?.Scale is { } scale ? FieldPath.OfFields(scale.SpecReplicas.TrimStart('.').Split('.')) : null,
        StringComparer.Ordinal);
}
