using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.KubeApi.Resources;

/// <summary>A kind: everything the server needs to know to serve it. Immutable; a changed kind is registered anew.</summary>
public sealed class ResourceDefinition
{
    /// <summary>The API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>Lower case, as in the path: <c>deployments</c>.</summary>
    public required string Plural { get; init; }

    public required string Kind { get; init; }

    public string Singular { get; init; } = "";

    public string ListKind { get => field ?? Kind + "List"; init; }

    public required ResourceScope Scope { get; init; }

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Verbs { get; init; } = StandardVerbs;

    /// <summary>Served versions, the preferred one first.</summary>
    public required IReadOnlyList<ServedVersion> Versions { get; init; }

    /// <summary>The version objects are stored in.</summary>
    public required string StorageVersion { get; init; }

    public ResourceStrategy Strategy { get; init; } = ResourceStrategy.Default;

    /// <summary>Null where versions differ in <c>apiVersion</c> only.</summary>
    public IVersionConverter? Converter { get; init; }

    /// <summary>Set for kinds that are not stored.</summary>
    public IVirtualResource? Virtual { get; init; }

    /// <summary>Custom kinds differ from built-in ones in details of the dialect: list items carry their kind, text/plain 404s.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Where the objects are; kinds served under two groups share one place.</summary>
    public ResourceKey StorageKey { get => field == default ? new ResourceKey(Group, Plural) : field; init; }

    public static IReadOnlyList<string> StandardVerbs { get; } =
        ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>As what type discovery says that objects are stored, where it is not kind and storage version.</summary>
    public GroupVersionKind? AnnouncedStorage { get; init; }

    /// <summary>The kind is being taken away: what is there can be changed and deleted, nothing can be added.</summary>
    public bool IsTerminating { get; init; }

    public bool IsNamespaced => Scope == ResourceScope.Namespaced;

    /// <summary><c>deployments.apps</c>, or <c>pods</c> in the core group.</summary>
    public string GroupResource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public GroupKind GroupKind => new(Group, Kind);

    public GroupVersionKind KindIn(string version) => new(Group, version, Kind);

    public ServedVersion? FindVersion(string name)
    {
        foreach (var version in Versions)
        {
            if (version.Name == name)
            {
                return version;
            }
        }

        return null;
    }
}
