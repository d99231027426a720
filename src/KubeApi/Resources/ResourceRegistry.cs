namespace Flux.KubeApi.Resources;

/// <inheritdoc cref="IResourceRegistry"/>
public sealed class ResourceRegistry : IResourceRegistry
{
    private readonly Lock _gate = new();
    private volatile ResourceCatalog _current = new([], 0);

    public ResourceCatalog Current => _current;

    public void Register(ResourceDefinition definition)
    {
        lock (_gate)
        {
            _current = new ResourceCatalog([.. Without(definition.Group, definition.Plural), definition], _current.Revision + 1);
        }
    }

    /// <summary>Serves many kinds at once.</summary>
    public void RegisterAll(IEnumerable<ResourceDefinition> definitions)
    {
        lock (_gate)
        {
            _current = new ResourceCatalog([.. _current.Definitions, .. definitions], _current.Revision + 1);
        }
    }

    public void Unregister(string group, string plural)
    {
        lock (_gate)
        {
            _current = new ResourceCatalog([.. Without(group, plural)], _current.Revision + 1);
        }
    }

    private IEnumerable<ResourceDefinition> Without(string group, string plural) =>
        _current.Definitions.Where(definition => definition.Group != group || definition.Plural != plural);
}
