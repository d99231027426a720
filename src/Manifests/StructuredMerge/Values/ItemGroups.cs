using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The items of an associative list by path element, in order of first appearance.</summary>
internal sealed class ItemGroups
{
    private static readonly ItemGroups None = new(0);

    private readonly Dictionary<PathElement, ItemGroup> _groups;
    private readonly List<PathElement> _elements;

    private ItemGroups(int capacity)
    {
        _groups = new Dictionary<PathElement, ItemGroup>(capacity);
        _elements = new List<PathElement>(capacity);
    }

    public IReadOnlyList<PathElement> Elements => _elements;

    public static ItemGroups Of(ListNode? list, ListType type)
    {
        if (list is null)
        {
            return None;
        }

        var groups = new ItemGroups(list.Count);
        foreach (var item in list)
        {
            groups.Add(ListItems.Element(type, item), item);
        }

        return groups;
    }

    public ItemGroup Get(PathElement element) => _groups.GetValueOrDefault(element);

    private void Add(PathElement element, Node item)
    {
        if (!_groups.TryGetValue(element, out var group))
        {
            _groups.Add(element, new ItemGroup(item, null));
            _elements.Add(element);
            return;
        }

        var others = group.Others ?? [];
        others.Add(item);
        _groups[element] = group with { Others = others };
    }
}
