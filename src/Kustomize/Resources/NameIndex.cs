namespace Flux.Kustomize.Resources;

/// <summary>Resources by every name they have or had, each list in the order of the build.</summary>
internal sealed class NameIndex
{
    private static readonly IReadOnlyList<Resource> None = [];

    private readonly Dictionary<string, List<Resource>> _byName;

    public NameIndex(IReadOnlyCollection<Resource> resources)
    {
        _byName = new Dictionary<string, List<Resource>>(resources.Count, StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            Add(resource);
        }
    }

    /// <summary>Those that may have the name: whether they do is for the caller to see.</summary>
    public IReadOnlyList<Resource> WithName(string name) => _byName.TryGetValue(name, out var found) ? found : None;

    /// <summary>Adds what comes last in the order.</summary>
    public void Add(Resource resource)
    {
        AddUnder(resource.Name, resource);
        foreach (var previous in resource.Previous)
        {
            AddUnder(previous.Name, resource);
        }
    }

    /// <summary>Notes a new name; false when others have it already, among which the place of this one is not known.</summary>
    public bool TryRename(Resource resource) => _byName.TryAdd(resource.Name, [resource]);

    /// <summary>Puts one resource in the place of another that had the same names.</summary>
    public void Replace(Resource old, Resource resource)
    {
        foreach (var name in resource.Previous.Select(previous => previous.Name).Append(resource.Name))
        {
            if (_byName.TryGetValue(name, out var list) && list.IndexOf(old) is >= 0 and var at)
            {
                list[at] = resource;
            }
        }
    }

    private void AddUnder(string name, Resource resource)
    {
        if (!_byName.TryGetValue(name, out var list))
        {
            _byName.Add(name, [resource]);
        }
        else if (!ReferenceEquals(list[^1], resource))
        {
            list.Add(resource);
        }
    }
}
