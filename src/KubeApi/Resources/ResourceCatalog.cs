using Flux.Manifests.Objects;

namespace Flux.KubeApi.Resources;

/// <summary>A consistent view of all kinds.</summary>
public sealed class ResourceCatalog
{
    private readonly Dictionary<(string Group, string Plural), ResourceDefinition> _byResource = [];
    private readonly Dictionary<GroupKind, ResourceDefinition> _byKind = [];
    private readonly HashSet<(string Group, string Version)> _groupVersions = [];
    private readonly Dictionary<string, bool> _groups = new(StringComparer.Ordinal);

    public ResourceCatalog(IReadOnlyList<ResourceDefinition> definitions, long revision)
    {
        Definitions = definitions;
        Revision = revision;
        foreach (var definition in definitions)
        {
            _byResource[(definition.Group, definition.Plural)] = definition;
            _byKind.TryAdd(definition.GroupKind, definition);
            _groups[definition.Group] = _groups.GetValueOrDefault(definition.Group, true) && definition.IsCustom;
            foreach (var version in definition.Versions)
            {
                _groupVersions.Add((definition.Group, version.Name));
            }
        }
    }

    public IReadOnlyList<ResourceDefinition> Definitions { get; }

    /// <summary>Grows with each change; what is derived from the catalog is cached by it.</summary>
    public long Revision { get; }

    public ResourceDefinition? Find(string group, string plural) => _byResource.GetValueOrDefault((group, plural));

    public ResourceDefinition? FindKind(GroupKind kind) => _byKind.GetValueOrDefault(kind);

    public bool HasGroup(string group) => _groups.ContainsKey(group);

    /// <summary>Whether every kind of the group is a custom one.</summary>
    public bool IsCustomGroup(string group) => _groups.GetValueOrDefault(group);

    public bool HasGroupVersion(string group, string version) => _groupVersions.Contains((group, version));
}
