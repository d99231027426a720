using Flux.Kustomize.Resources;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>Selects types; an empty part selects any.</summary>
internal readonly record struct TypeSelector(string Group, string Version, string Kind)
{
    public static readonly TypeSelector Any = new("", "", "");

    public bool Selects(GroupVersionKind type) =>
        (Kind.Length == 0 || string.Equals(Kind, type.Kind, StringComparison.Ordinal))
        && (Group.Length == 0 || string.Equals(Group, type.Group, StringComparison.Ordinal))
        && (Version.Length == 0 || string.Equals(Version, type.Version, StringComparison.Ordinal));

    public GroupVersionKind AsType() => new(Group, Version, Kind);

    public override string ToString() => ResourceId.Describe(AsType());
}
