using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Stand-ins for numbers that JSON cannot hold. As keys they are fine; a document that has one as a value is refused.</summary>
internal static class NonFinite
{
    private static readonly NumberNode PositiveInfinity = new("1e999");
    private static readonly NumberNode NegativeInfinity = new("-1e999");
    private static readonly NumberNode NotANumber = new("0e0");

    public static NumberNode Of(double value) =>
        double.IsNaN(value) ? NotANumber : value > 0 ? PositiveInfinity : NegativeInfinity;

    /// <summary>The first of them that a JSON encoder would meet, as Go prints it; null when there is none.</summary>
    public static string? Find(Node node) => node switch
    {
        MapNode map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Find(entry.Value)).FirstOrDefault(found => found is not null),
        ListNode list => list.Select(Find).FirstOrDefault(found => found is not null),
        _ when ReferenceEquals(node, PositiveInfinity) => GoFloat.FormatShortest(double.PositiveInfinity),
        _ when ReferenceEquals(node, NegativeInfinity) => GoFloat.FormatShortest(double.NegativeInfinity),
        _ when ReferenceEquals(node, NotANumber) => GoFloat.FormatShortest(double.NaN),
        _ => null,
    };
}
