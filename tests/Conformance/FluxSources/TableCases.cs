using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxSources;

/// <summary>The rows of a table: <c>{id, call, in, out}</c>.</summary>
internal static class TableCases
{
    /// <param name="replays">By call: answers what <c>out</c> should be for an <c>in</c>, which may carry more than is compared.</param>
    public static IEnumerable<ConformanceCase> Load(
        string path, MapNode document, IReadOnlyDictionary<string, Func<MapNode, MapNode, Task<MapNode>>> replays)
    {
        foreach (var row in document.GetList("cases")!.OfType<MapNode>())
        {
            var call = row.GetString("call")!;
            var expected = row.GetMap("out")!;
            yield return new ConformanceCase($"{path}/{row.GetString("id")}", async _ =>
                replays.TryGetValue(call, out var replay)
                    ? Difference(expected, await replay(row.GetMap("in")!, expected))
                    : $"no replay for call {call} yet");
        }
    }

    public static MapNode Error(string message) => new() { { "error", new StringNode(message) } };

    private static string? Difference(MapNode expected, MapNode actual) =>
        expected.Equals(actual) ? null : $"expected {JsonNodeWriter.WriteToString(expected)}\nactual   {JsonNodeWriter.WriteToString(actual)}";
}
