using Flux.Manifests.Nodes;

namespace Flux.Apply.Inventories;

/// <summary>The objects that a Kustomization owns, in the order in which they were applied. Immutable.</summary>
public sealed class Inventory
{
    public static readonly Inventory Empty = new([]);

    private readonly HashSet<ObjectId> _ids;

    public Inventory(IReadOnlyList<InventoryEntry> entries)
    {
        Entries = entries;
        _ids = [.. entries.Select(entry => entry.Id)];
    }

    public IReadOnlyList<InventoryEntry> Entries { get; }

    public bool IsEmpty => Entries.Count == 0;

    public bool Contains(ObjectId id) => _ids.Contains(id);

    /// <summary>Reads <c>status.inventory</c>; entries that cannot be read are dropped.</summary>
    public static Inventory Parse(Node? status)
    {
        var entries = new List<InventoryEntry>();
        foreach (var item in status.GetList("entries") ?? new ListNode())
        {
            if (ObjectId.TryParse(item.GetString("id") ?? "", out var id))
            {
                entries.Add(new InventoryEntry(id, item.GetString("v") ?? ""));
            }
        }

        return new Inventory(entries);
    }

    public MapNode ToNode() => new()
    {
        {
            "entries",
            new ListNode(Entries.Select(entry => (Node)new MapNode { { "id", entry.Id.ToString() }, { "v", entry.Version } }))
        },
    };

    /// <summary>This inventory with the entries of another that it lacks.</summary>
    public Inventory Union(IEnumerable<InventoryEntry> others) => new([.. Entries, .. others.Where(entry => !Contains(entry.Id))]);

    /// <summary>The entries that <paramref name="next"/> has not: what is to be pruned.</summary>
    public IReadOnlyList<InventoryEntry> Except(Inventory next) => [.. Entries.Where(entry => !next.Contains(entry.Id))];
}
