using Flux.DevCluster.Data;
using Flux.DevCluster.Kinds.Policies;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Typed;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;

namespace Flux.DevCluster.Kinds;

/// <summary>The registrations of Kubernetes' own kinds, made of the recorded facts and of the strategies in this folder.</summary>
internal sealed class BuiltinKinds(KindActions actions)
{
    private static readonly TypedSchemas Schemas = new(BuiltinSchemas.Kubernetes, new FieldFacts());

    /// <summary>Every kind, in the order in which discovery lists their groups.</summary>
    public IEnumerable<ResourceDefinition> All()
    {
        var columns = new BuiltinColumns();
        foreach (var entry in ((ListNode)EmbeddedData.Read("kinds")).OfType<MapNode>())
        {
            yield return Definition(entry, columns);
        }
    }

    private ResourceDefinition Definition(MapNode entry, BuiltinColumns columns)
    {
        var group = entry.GetString("group")!;
        var plural = entry.GetString("plural")!;
        var kind = entry.GetString("kind")!;
        var versions = entry.GetList("versions")!.Select(version => Version(entry, version, columns)).ToList();
        return new ResourceDefinition
        {
            Group = group,
            Plural = plural,
            Singular = entry.GetString("singular")!,
            Kind = kind,
            Scope = entry.GetBoolean("namespaced") == true ? ResourceScope.Namespaced : ResourceScope.Cluster,
            Verbs = Texts(entry, "verbs"),
            ShortNames = Texts(entry, "shortNames"),
            Categories = Texts(entry, "categories"),
            Versions = versions,
            StorageVersion = versions[0].Name,
            Strategy = KindStrategies.Find(group, kind, versions[0].FindSubresource("status") is not null),
            AnnouncedStorage = AnnouncedStorage(group, kind),
            Virtual = actions.Virtual(group, kind),
            Converter = kind == "HorizontalPodAutoscaler" ? new AutoscalerConverter() : null,
        };
    }

    private ServedVersion Version(MapNode entry, Node version, BuiltinColumns columns)
    {
        var type = new GroupVersionKind(entry.GetString("group")!, version.GetString("name")!, entry.GetString("kind")!);
        return new ServedVersion
        {
            Name = type.Version,
            Schema = Schemas.Find(type) ?? OpenObjectSchema.Instance,
            Columns = columns.Of(type.ApiVersion, entry.GetString("plural")!),
            Subresources = [.. version.GetList("subresources")!.Select(subresource => Subresource(type, entry, subresource))],
            SelectableFields = SelectableFields.Of(type),
            Deprecation = Deprecations.Of(type),
        };
    }

    private Subresource Subresource(GroupVersionKind type, MapNode entry, Node node)
    {
        var name = node.GetString("name")!;
        var group = node.GetString("group")!;
        var version = node.GetString("version")!;
        var isForeign = version.Length > 0;
        var kind = isForeign ? new GroupVersionKind(group, version, node.GetString("kind")!) : type with { Kind = node.GetString("kind")! };
        return new Subresource(name, kind, [.. node.GetList("verbs")!.OfType<StringNode>().Select(verb => verb.Value)])
        {
            IsForeignKind = isForeign || kind.Kind != type.Kind,
            PrintsGroupVersion = isForeign,
            Handler = actions.Handler(type.Group, entry.GetString("plural")!, name),
            Scale = name == "scale" ? ScaleOf() : null,
        };
    }

    /// <summary>Kinds that Kubernetes keeps in a version or group of before, so that older servers can read them.</summary>
    private static GroupVersionKind? AnnouncedStorage(string group, string kind) => (group, kind) switch
    {
        ("apiextensions.k8s.io", _) or ("admissionregistration.k8s.io", "MutatingAdmissionPolicy" or "MutatingAdmissionPolicyBinding") => new GroupVersionKind(group, "v1beta1", kind),
        ("events.k8s.io", _) => new GroupVersionKind("", "v1", kind),
        _ => null,
    };

    private static ScalePaths ScaleOf() => new(".spec.replicas", ".status.replicas", ".spec.selector")
    {
        SelectorIsObject = true,
    };

    private static string[] Texts(MapNode entry, string field) => [.. entry.GetList(field)!.OfType<StringNode>().Select(text => text.Value)];
}
