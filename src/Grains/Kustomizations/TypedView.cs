using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Grains.Kustomizations;

/// <summary>A Kustomization as expressions see it in Flux, whose typed objects print a duration anew: <c>10m</c> is <c>10m0s</c>.</summary>
internal static class TypedView
{
    private static readonly string[] Durations = ["interval", "retryInterval", "timeout"];

    public static MapNode Of(MapNode item)
    {
        var view = new MapNode();
        foreach (var (key, value) in item)
        {
            view.Set(key, key == "spec" && value is MapNode spec ? OfSpec(spec) : value);
        }

        return view;
    }

    private static MapNode OfSpec(MapNode spec)
    {
        var view = new MapNode();
        foreach (var (key, value) in spec)
        {
            var isDuration = Durations.Contains(key) && value is StringNode;
            view.Set(key, isDuration && GoDuration.TryParse(((StringNode)value).Value, out var nanoseconds) ? GoDuration.Format(nanoseconds) : value);
        }

        return view;
    }
}
