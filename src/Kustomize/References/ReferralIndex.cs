using Flux.Kustomize.Resources;

namespace Flux.Kustomize.References;

/// <summary>Resources by the names and namespaces they had before they were renamed.</summary>
internal sealed class ReferralIndex
{
    private static readonly IReadOnlyList<Resource> None = [];

    private readonly Dictionary<string, List<Resource>> _byPreviousName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _byOriginalNamespace = new(StringComparer.Ordinal);

    public ReferralIndex(ResourceMap resources)
    {
        foreach (var resource in resources.Items)
        {
            foreach (var name in resource.Previous.Select(previous => previous.Name).Distinct(StringComparer.Ordinal))
            {
                Add(_byPreviousName, name, resource);
            }

            Add(_byOriginalNamespace, resource.OriginalId.EffectiveNamespace, resource);
        }
    }

    /// <summary>True when nothing was renamed: then nothing can refer to an old name.</summary>
    public bool IsEmpty => _byPreviousName.Count == 0;

    public IReadOnlyList<Resource> WithPreviousName(string name) => _byPreviousName.TryGetValue(name, out var found) ? found : None;

    public IReadOnlyList<Resource> WithOriginalNamespace(string name) =>
        name == ResourceId.NoNamespace ? None : _byOriginalNamespace.TryGetValue(name, out var found) ? found : None;

    private static void Add(Dictionary<string, List<Resource>> index, string key, Resource resource)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(resource);
    }
}
