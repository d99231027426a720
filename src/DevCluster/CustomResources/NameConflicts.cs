using Flux.Manifests.Nodes;

namespace Flux.DevCluster.CustomResources;

/// <summary>The names of a definition that it may have, and why not the others: within a group, each belongs to one definition.</summary>
internal sealed class NameConflicts
{
    private readonly HashSet<string> _resources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    private readonly MapNode? _before;

    private NameConflicts(MapNode? before)
    {
        _before = before;
        Accepted = before?.Copy() ?? new MapNode { { "plural", "" }, { "kind", "" } };
    }

    /// <summary>What is accepted, in the form of <c>status.acceptedNames</c>: a name that another definition has leaves the one before.</summary>
    public MapNode Accepted { get; private set; }

    /// <summary>The last conflict, which is the one that is told; null for none.</summary>
    public (string Reason, string Message)? Conflict { get; private set; }

    /// <param name="others">The other definitions of the same group.</param>
    public static NameConflicts Of(MapNode definition, IEnumerable<MapNode> others)
    {
        var wanted = definition.GetMap("spec", "names") ?? new MapNode();
        var conflicts = new NameConflicts(definition.GetMap("status", "acceptedNames"));
        foreach (var names in others.Select(other => other.GetMap("status", "acceptedNames")).OfType<MapNode>())
        {
            conflicts.Note(names);
        }

        conflicts.Check(wanted);
        return conflicts;
    }

    private void Note(MapNode names)
    {
        Add(_resources, names.GetString("plural"));
        Add(_resources, names.GetString("singular"));
        foreach (var name in (names.GetList("shortNames") ?? []).OfType<StringNode>())
        {
            Add(_resources, name.Value);
        }

        Add(_kinds, names.GetString("kind"));
        Add(_kinds, names.GetString("listKind"));
    }

    private static void Add(HashSet<string> names, string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            names.Add(name);
        }
    }

    private void Check(MapNode wanted)
    {
        Take(wanted, "plural", _resources, "PluralConflict");
        Take(wanted, "singular", _resources, "SingularConflict");
        TakeShortNames(wanted);
        Take(wanted, "kind", _kinds, "KindConflict");
        Take(wanted, "listKind", _kinds, "ListKindConflict");
        if (wanted["categories"] is { } categories)
        {
            Accepted.Set("categories", categories.DeepClone());
        }

        if (Conflict is null)
        {
            Accepted = wanted.Copy();
        }
    }

    private void TakeShortNames(MapNode wanted)
    {
        if (wanted.GetList("shortNames") is not { Count: > 0 } shortNames)
        {
            return;
        }

        var taken = shortNames.OfType<StringNode>().Where(name => _resources.Contains(name.Value) && !HadShortName(name)).Select(name => InUse(name.Value)).ToArray();
        if (taken.Length == 0)
        {
            Accepted.Set("shortNames", shortNames.DeepClone());
            return;
        }

        Conflict = ("ShortNamesConflict", taken.Length == 1 ? taken[0] : $"[{string.Join(", ", taken)}]");
    }

    private bool HadShortName(StringNode name) => _before.GetList("shortNames")?.Contains(name) == true;

    private void Take(MapNode wanted, string field, HashSet<string> used, string reason)
    {
        var name = wanted.GetString(field) ?? "";
        if (used.Contains(name) && _before.GetString(field) != name)
        {
            Conflict = (reason, InUse(name));
        }
        else if (name.Length > 0)
        {
            Accepted.Set(field, name);
        }
    }

    private static string InUse(string name) => $"\"{name}\" is already in use";
}
