using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>
/// Counts values, so that a few lines of aliases to aliases do not become gigabytes. Two limits: the caller's, and the share
/// of copied values that go-yaml allows.
/// </summary>
internal sealed class ExpansionBudget(int maxNodes)
{
    private const int CheckedFrom = 1000;
    private const int SmallDocument = 400_000;
    private const int LargeDocument = 4_000_000;
    private const double SmallShare = 0.99;
    private const double LargeShare = 0.10;

    private int _nodes;
    private int _copied;

    /// <summary>Values, keys and aliases.</summary>
    private int _steps;

    public void CountNode()
    {
        _steps++;
        if (++_nodes > maxNodes)
        {
            throw YamlErrors.Plain($"the document has more than {maxNodes} values");
        }
    }

    public void CountStep() => _steps++;

    /// <summary>A copy of an anchor's value for one alias.</summary>
    public Node Copy(Node node)
    {
        CountNode();
        CountCopied();
        switch (node)
        {
            case MapNode map:
                var mapCopy = new MapNode(map.Count);
                foreach (var (key, value) in map)
                {
                    _steps++;
                    CountCopied();
                    mapCopy.TryAdd(key, Copy(value));
                }

                return mapCopy;
            case ListNode list:
                var listCopy = new ListNode(list.Count);
                foreach (var item in list)
                {
                    listCopy.Add(Copy(item));
                }

                return listCopy;
            default:
                return node;
        }
    }

    private void CountCopied()
    {
        _copied++;
        if (_copied > 100 && _steps > CheckedFrom && _copied > AllowedShare() * _steps)
        {
            throw YamlErrors.Plain("document contains excessive aliasing");
        }
    }

    private double AllowedShare() => _steps switch
    {
        <= SmallDocument => SmallShare,
        >= LargeDocument => LargeShare,
        _ => SmallShare - ((SmallShare - LargeShare) * (_steps - SmallDocument) / (LargeDocument - SmallDocument)),
    };
}
