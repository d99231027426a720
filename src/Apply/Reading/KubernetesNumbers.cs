using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Apply.Reading;

/// <summary>Numbers as Kubernetes holds them: 64-bit integers, and doubles for everything else.</summary>
internal static class KubernetesNumbers
{
    /// <summary>Rewrites, in place, what would change its digits on the way through a double.</summary>
    public static void Apply(MapNode map)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var (key, value) = map.EntryAt(i);
            if (Changed(value) is { } changed)
            {
                map.Set(key, changed);
            }
        }
    }

    private static void Apply(ListNode list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (Changed(list[i]) is { } changed)
            {
                list[i] = changed;
            }
        }
    }

    private static NumberNode? Changed(Node value)
    {
        switch (value)
        {
            case MapNode map:
                Apply(map);
                return null;
            case ListNode list:
                Apply(list);
                return null;
            case NumberNode number when !number.IsInteger || !number.TryGetInt64(out _):
                var text = GoFloat.FormatJson(number.ToDouble());
                return text == number.Text ? null : new NumberNode(text);
            default:
                return null;
        }
    }
}
