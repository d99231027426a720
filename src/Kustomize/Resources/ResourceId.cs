using Flux.Manifests.Objects;

namespace Flux.Kustomize.Resources;

/// <summary>What tells one resource from another during a build.</summary>
internal sealed record ResourceId(GroupVersionKind Type, string Name, string Namespace, bool IsClusterScoped = false)
{
    /// <summary>Stands for the namespace of a kind that has none.</summary>
    public const string NoNamespace = "_non_namespaceable_";

    private const string DefaultNamespace = "default";

    /// <summary>The namespace used for comparison: never empty.</summary>
    public string EffectiveNamespace => IsClusterScoped ? NoNamespace : Namespace.Length == 0 ? DefaultNamespace : Namespace;

    public bool SameAs(ResourceId other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Type == other.Type
        && string.Equals(EffectiveNamespace, other.EffectiveNamespace, StringComparison.Ordinal);

    public bool SameNamespaceAs(ResourceId other) =>
        string.Equals(EffectiveNamespace, other.EffectiveNamespace, StringComparison.Ordinal);

    /// <summary>The id in the form used for lookups: equal exactly when <see cref="SameAs"/> holds.</summary>
    public ResourceId ForLookup() => new(Type, Name, EffectiveNamespace);

    public override string ToString() =>
        $"{Describe(Type)}/{(Name.Length == 0 ? "[noName]" : Name)}.{(Namespace.Length == 0 ? "[noNs]" : Namespace)}";

    public static string Describe(GroupVersionKind type) =>
        $"{(type.Kind.Length == 0 ? "[noKind]" : type.Kind)}.{(type.Version.Length == 0 ? "[noVer]" : type.Version)}"
        + $".{(type.Group.Length == 0 ? "[noGrp]" : type.Group)}";
}
