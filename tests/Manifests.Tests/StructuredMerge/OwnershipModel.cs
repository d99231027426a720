using Flux.Manifests.Nodes;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>
/// Field ownership said as plainly as possible: an object is the set of its paths with their values, a manager is a set of paths, and
/// every rule is a sentence over these sets. Knows the one schema of <see cref="ModelObjects"/>.
/// </summary>
internal sealed class OwnershipModel
{
    private readonly Dictionary<string, HashSet<string>> _owned = new(StringComparer.Ordinal);
    private Dictionary<string, string> _live = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Live => _live;

    public IReadOnlyDictionary<string, HashSet<string>> Owned => _owned;

    /// <summary>True when the apply goes through.</summary>
    public bool Apply(string manager, MapNode config, bool force)
    {
        var applied = Paths(config);
        var claimed = applied.Keys.Where(path => !IsField(path)).ToHashSet(StringComparer.Ordinal);
        var merged = new Dictionary<string, string>(_live, StringComparer.Ordinal);
        foreach (var (path, value) in applied)
        {
            merged[path] = value;
        }

        // What the manager had and no longer applies goes, with everything below it, unless someone else has it.
        var kept = WithFields(claimed).Union(_owned.Where(other => other.Key != manager).SelectMany(other => WithFields(other.Value))).ToHashSet();
        foreach (var path in WithFields(_owned.GetValueOrDefault(manager) ?? []).Except(kept))
        {
            foreach (var below in merged.Keys.Where(candidate => IsAtOrBelow(candidate, path)).ToList())
            {
                merged.Remove(below);
            }
        }

        var changed = Changed(_live, merged);
        if (!force && _owned.Any(other => other.Key != manager && other.Value.Overlaps(changed)))
        {
            return false;
        }

        Disown(manager, changed, Removed(_live, merged));
        _owned[manager] = claimed;
        Finish(merged);
        return true;
    }

    public void Update(string manager, MapNode next)
    {
        var paths = Paths(next);
        var changed = Changed(_live, paths);
        var removed = Removed(_live, paths);
        Disown(manager, changed, removed);
        var own = _owned.GetValueOrDefault(manager) ?? [];
        _owned[manager] = own.Except(removed).Union(changed).ToHashSet(StringComparer.Ordinal);
        Finish(paths);
    }

    /// <summary>Every path of an object: fields, entries and items with an empty value, leaves and atomic lists with their own.</summary>
    public static Dictionary<string, string> Paths(Node? value)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(value, "", paths);
        return paths;
    }

    private void Finish(Dictionary<string, string> live)
    {
        _live = live;
        foreach (var manager in _owned.Where(entry => entry.Value.Count == 0).Select(entry => entry.Key).ToList())
        {
            _owned.Remove(manager);
        }
    }

    private void Disown(string manager, HashSet<string> changed, HashSet<string> removed)
    {
        foreach (var (other, paths) in _owned)
        {
            if (other != manager)
            {
                paths.ExceptWith(changed);
                paths.ExceptWith(removed);
            }
        }
    }

    private static HashSet<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        after.Where(entry => !before.TryGetValue(entry.Key, out var old) || old != entry.Value).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Removed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Except(after.Keys).ToHashSet(StringComparer.Ordinal);

    // Declared fields that hold others are there as long as something is in them.
    private static HashSet<string> WithFields(IEnumerable<string> paths)
    {
        var output = paths.ToHashSet(StringComparer.Ordinal);
        foreach (var path in output.ToList())
        {
            for (var at = path.Length - 1; at > 0; at--)
            {
                if (path[at] is '.' or '[' && IsField(path[..at]))
                {
                    output.Add(path[..at]);
                }
            }
        }

        return output;
    }

    private static bool IsField(string path) => ModelObjects.Containers.Any(container => path == "." + container || path.EndsWith("]." + container, StringComparison.Ordinal));

    private static bool IsAtOrBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[');

    private static void Collect(Node? value, string path, Dictionary<string, string> paths)
    {
        switch (value)
        {
            case MapNode map:
                foreach (var (key, child) in map)
                {
                    Collect(child, Enter(paths, $"{path}.{key}", child), paths);
                }

                break;
            case ListNode list when !path.EndsWith(".al", StringComparison.Ordinal):
                foreach (var item in list)
                {
                    var element = item is MapNode ? $"[name=\"{item.GetString("name")}\"]" : $"[=\"{((StringNode)item).Value}\"]";
                    Collect(item, Enter(paths, path + element, item is MapNode ? item : null), paths);
                }

                break;
        }
    }

    private static string Enter(Dictionary<string, string> paths, string path, Node? value)
    {
        var isContainer = value is MapNode or NullNode || (value is ListNode && !path.EndsWith(".al", StringComparison.Ordinal));
        paths[path] = value is null || isContainer ? "" : value.ToString();
        return path;
    }
}
