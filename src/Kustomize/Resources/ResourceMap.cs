using Flux.Kustomize.Building;
using Flux.Kustomize.Transformers;

namespace Flux.Kustomize.Resources;

/// <summary>The resources of a build in order. Ids and names are kept in indexes as long as nothing says that they changed.</summary>
internal sealed class ResourceMap(BuildBudget budget)
{
    private readonly List<Resource> _items = [];
    private HashSet<ResourceId>? _ids;
    private NameIndex? _names;
    private bool _wasSearched;

    public IReadOnlyList<Resource> Items => _items;

    public int Count => _items.Count;

    /// <summary>Must be called after ids of resources in the map may have changed.</summary>
    public void IdsChanged()
    {
        _ids = null;
        ForgetNames();
    }

    /// <summary>The same for one resource, which may have kept the id that it had before.</summary>
    public void IdMayHaveChanged(Resource resource, ResourceId before)
    {
        if (resource.IsDeleted)
        {
            _ids = null;
            return;
        }

        var id = resource.Id;
        _ids = id.SameAs(before) ? _ids : null;
        if (id.Name != before.Name && _names?.TryRename(resource) == false)
        {
            ForgetNames();
        }
    }

    /// <summary>Runs one step.</summary>
    public void Apply(ITransformer step)
    {
        step.Transform(this);
        if (!step.ReportsIds)
        {
            IdsChanged();
        }
    }

    /// <summary>Adds a resource; its id must be new.</summary>
    public void Append(Resource resource)
    {
        var id = resource.Id;
        if (!Ids().Add(id.ForLookup()))
        {
            throw new KustomizeException($"may not add resource with an already registered id: {id}", resource: id.ToString());
        }

        _items.Add(resource);
        _names?.Add(resource);
        budget.CheckResources(_items.Count);
    }

    public void AppendAll(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            Append(resource);
        }
    }

    /// <summary>Adds generated resources, or merges them into those of the same id, as each one's behavior says.</summary>
    public void Absorb(Resource resource)
    {
        var id = resource.Id;
        var matches = Find(id);
        if (matches.Count == 0)
        {
            if (resource.Behavior is GenerationBehavior.Merge or GenerationBehavior.Replace)
            {
                throw new KustomizeException($"id {Show(id)} does not exist; cannot merge or replace", resource: id.ToString());
            }

            Append(resource);
            return;
        }

        if (matches.Count > 1)
        {
            throw new KustomizeException($"found multiple objects [{string.Join(' ', matches)}] that could accept merge of {id}", resource: id.ToString());
        }

        var old = matches[0];
        var before = old.Id;
        ResourceMerge.Into(old, resource, id);
        CheckReplaces(old, resource.Id);
        _items[_items.IndexOf(old)] = resource;
        _names?.Replace(old, resource);
        IdMayHaveChanged(resource, before);
    }

    /// <summary>Those that may have or have had a name, in order. The index pays from the second search on.</summary>
    public IReadOnlyList<Resource> Named(string name)
    {
        if (_names is null && !_wasSearched)
        {
            _wasSearched = true;
            return _items;
        }

        _names ??= new NameIndex(_items);
        return _names.WithName(name);
    }

    /// <summary>Those that have or had the id.</summary>
    public List<Resource> Find(ResourceId id)
    {
        var named = Named(id.Name);
        budget.Step(named.Count);
        var result = new List<Resource>();
        foreach (var item in named)
        {
            if (!item.IsDeleted && item.HasId(id))
            {
                result.Add(item);
            }
        }

        return result;
    }

    /// <summary>The one that has or had the id.</summary>
    public Resource FindOne(ResourceId id)
    {
        var matches = Find(id);
        if (matches.Count == 1)
        {
            return matches[0];
        }

        var problem = matches.Count == 0 ? "no matches" : "multiple matches";
        throw new KustomizeException(
            $"{problem} for Id {id}; failed to find unique target for patch {id}", resource: id.ToString());
    }

    public void DropDeleted() => Keep(resource => !resource.IsDeleted);

    public void Keep(Func<Resource, bool> wanted)
    {
        if (_items.RemoveAll(resource => !wanted(resource)) > 0)
        {
            IdsChanged();
        }
    }

    /// <summary>Puts the same resources into another order.</summary>
    public void Reorder(IReadOnlyList<Resource> ordered)
    {
        _items.Clear();
        _items.AddRange(ordered);
        ForgetNames();
    }

    /// <summary>Fails when two resources have the same id.</summary>
    public void CheckUnique()
    {
        var ids = new HashSet<ResourceId>(_items.Count);
        foreach (var item in _items)
        {
            if (!ids.Add(item.Id.ForLookup()))
            {
                throw new KustomizeException(
                    $"may not add resource with an already registered id: {item.Id}", resource: item.Id.ToString());
            }
        }
    }

    /// <summary>The same, quickly where nothing was renamed since the last look.</summary>
    public void CheckStillUnique()
    {
        if (Ids().Count != _items.Count)
        {
            CheckUnique();
        }
    }

    internal static string Show(ResourceId id) =>
        $"resid.ResId{{Gvk:resid.Gvk{{Group:\"{id.Type.Group}\", Version:\"{id.Type.Version}\", Kind:\"{id.Type.Kind}\","
        + $" isClusterScoped:{(id.IsClusterScoped ? "true" : "false")}}}, Name:\"{id.Name}\", Namespace:\"{id.Namespace}\"}}";

    /// <summary>
    /// What is generated takes the name of the one that it replaces, but keeps its own kind. A patch may have changed the other's,
    /// and then nothing has the id any more, or something else does.
    /// </summary>
    private void CheckReplaces(Resource old, ResourceId id)
    {
        var same = Named(id.Name).Where(item => !item.IsDeleted && item.Id.SameAs(id)).ToList();
        if (same.Count == 1 && ReferenceEquals(same[0], old))
        {
            return;
        }

        throw new KustomizeException(
            same.Count switch
            {
                0 => $"cannot find resource with id {id} to replace",
                1 => "unexpected target index in replacement",
                _ => $"in Replace: id matched {same.Count} resources",
            },
            resource: id.ToString());
    }

    private void ForgetNames()
    {
        _names = null;
        _wasSearched = false;
    }

    private HashSet<ResourceId> Ids()
    {
        if (_ids is null)
        {
            _ids = new HashSet<ResourceId>(_items.Count * 2);
            foreach (var item in _items)
            {
                _ids.Add(item.Id.ForLookup());
            }
        }

        return _ids;
    }
}
