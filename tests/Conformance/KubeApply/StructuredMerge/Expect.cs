using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>Comparing what came out with what a case wants; null when it agrees.</summary>
internal static class Expect
{
    public static string? Error(MapNode item, string message) => Text("error", item.GetString("want", "error"), message);

    public static string? NoError(MapNode item) =>
        item.GetString("want", "error") is { } error ? $"wanted the error: {error}\nbut it succeeded" : null;

    /// <summary>Errors list fields in the order of a Go map, which varies: lines are compared as sets.</summary>
    public static string? Text(string what, string? want, string? got)
    {
        return Lines(want).SequenceEqual(Lines(got), StringComparer.Ordinal) ? null : $"{what}: wanted {want ?? "none"}\ngot {got ?? "none"}";

        static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n').Order(StringComparer.Ordinal);
    }

    public static string? Value(string what, Node? want, Node? got) =>
        Equals(want ?? NullNode.Instance, got ?? NullNode.Instance) ? null : $"{what}: wanted {want}\ngot {got}";

    /// <summary>Sets are compared as text, since their order is part of the format.</summary>
    public static string? Set(string what, Node? want, PathSet got)
    {
        var wanted = JsonNodeWriter.WriteToString(want ?? new MapNode());
        var printed = JsonNodeWriter.WriteToString(got.ToFieldsV1());
        return wanted == printed ? null : $"{what}: wanted {wanted}\ngot {printed}";
    }

    public static string? Paths(Node? want, PathSet got)
    {
        var wanted = (want as ListNode)?.OfType<StringNode>().Select(path => path.Value) ?? [];
        return Text("paths", string.Join('|', wanted), string.Join('|', got.ToPaths()));
    }

    public static string? Flag(string what, Node? want, bool got) =>
        (want as BooleanNode)?.Value == got ? null : $"{what}: wanted {want}\ngot {got}";

    public static PathSet ReadSet(Node? fields) =>
        FieldsV1Reader.TryRead(fields ?? new MapNode(), out var set, out var error) ? set : throw new InvalidOperationException(error);
}
