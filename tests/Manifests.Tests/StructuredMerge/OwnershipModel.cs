using Flux.Manifests.Nodes;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>
/// Field ownership said as plainly as possible: an object is the set of its paths with their values, a manager is a set of paths, and
/// every rule is a sentence over these sets. Knows the one schema of <see cref="ModelObjects"/>.
/// </summary>
/// <param name="isDeduced">There is no schema: every map holds entries of their own, and every list is one value.</param>
internal sealed class OwnershipModel(bool isDeduced = false)
{
    private readonly Dictionary<string, HashSet<string>> _owned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);
    private Dictionary<string, string> _live = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Live => _live;

    public IReadOnlyDictionary<string, HashSet<string>> Owned => _owned;

    /// <summary>True when the apply goes through.</summary>
    public bool Apply(string manager, MapNode config, bool force, string version = "v1")
    {
        var applied = Paths(config);
        var claimed = applied.Keys.Where(path => !IsField(path)).ToHashSet(StringComparer.Ordinal);
        var merged = new Dictionary<string, string>(_live, StringComparer.Ordinal);
        foreach (var (path, value) in applied)
        {
            merged[path] = value;
        }

        merged = GiveUp(manager, merged, claimed, version);
        var changed = Changed(_live, merged);
        if (!force && _owned.Any(other => other.Key != manager && other.Value.Overlaps(changed)))
        {
            return false;
        }

        Disown(manager, changed, Removed(_live, merged));
        _owned[manager] = claimed;
        _versions[manager] = version;
        Finish(merged);
        return true;
    }

    public void Update(string manager, MapNode next, string version = "v1")
    {
        var paths = Paths(next);
        var changed = Changed(_live, paths);
        var removed = Removed(_live, paths);
        Disown(manager, changed, removed);
        var own = _owned.GetValueOrDefault(manager) ?? [];
        _versions[manager] = version;
        _owned[manager] = own.Except(removed).Union(changed).ToHashSet(StringComparer.Ordinal);
        Finish(paths);
    }

    /// <summary>Every path of an object: fields, entries and items with an empty value, leaves and atomic lists with their own.</summary>
    public Dictionary<string, string> Paths(Node? value)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(value, "", paths);
        return paths;
    }

    // What the manager had and no longer applies goes, with everything below it, unless someone has it. That is asked version by
    // version, first in the one in which the manager had it: whoever has a part of something can only keep it when the whole is kept by then.
    private Dictionary<string, string> GiveUp(string manager, Dictionary<string, string> merged, HashSet<string> claimed, string version)
    {
        if (!_owned.TryGetValue(manager, out var had))
        {
            return merged;
        }

        var owners = _owned.Keys.Where(other => other != manager).Select(other => (Version: _versions[other], Paths: _owned[other])).Append((Version: version, Paths: claimed));
        var kept = Without(merged, WithFields(had));
        foreach (var group in owners.GroupBy(owner => owner.Version).OrderByDescending(group => group.Key == _versions[manager]))
        {
            var owned = group.SelectMany(owner => WithFields(owner.Paths)).ToHashSet(StringComparer.Ordinal);
            kept = Without(merged, merged.Keys.Where(path => !kept.ContainsKey(path) && !owned.Contains(path)));
        }

        return Without(merged, WithFields(had).Where(path => !kept.ContainsKey(path)));
    }

    private static Dictionary<string, string> Without(Dictionary<string, string> paths, IEnumerable<string> roots)
    {
        var left = new Dictionary<string, string>(paths, StringComparer.Ordinal);
        foreach (var root in roots.ToList())
        {
            foreach (var below in left.Keys.Where(candidate => IsAtOrBelow(candidate, root)).ToList())
            {
                left.Remove(below);
            }
        }

        return left;
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
    private HashSet<string> WithFields(IEnumerable<string> paths)
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

    private bool IsField(string path) => !isDeduced && ModelObjects.Containers.Any(container => path == "." + container || path.EndsWith("]." + container, StringComparison.Ordinal));

    private static bool IsAtOrBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[');

    private void Collect(Node? value, string path, Dictionary<string, string> paths)
    {
        switch (value)
        {
            case MapNode map when !IsOneValue(path):
                foreach (var (key, child) in map)
                {
                    Collect(child, Enter(paths, $"{path}.{key}", child), paths);
                }

                break;
            case ListNode list when !isDeduced && !IsOneValue(path):
                foreach (var item in list)
                {
                    var element = item is MapNode ? $"[name=\"{item.GetString("name")}\"]" : $"[=\"{((StringNode)item).Value}\"]";
                    Collect(item, Enter(paths, path + element, item is MapNode ? item : null), paths);
                }

                break;
        }
    }

    private static MapNode Sorted(MapNode map)
    {
        var sorted = map.Copy();
        sorted.SortKeys();
        return sorted;
    }

    private bool IsOneValue(string path) =>
        path.EndsWith(".al", StringComparison.Ordinal) || (!isDeduced && path.EndsWith(".am", StringComparison.Ordinal));

    private string Enter(Dictionary<string, string> paths, string path, Node? value)
    {
        var isContainer = !IsOneValue(path) && (value is MapNode or NullNode || (value is ListNode && !isDeduced));
        paths[path] = value is null || isContainer ? "" : (value is MapNode map ? Sorted(map) : value).ToString();
        return path;
    }
}
