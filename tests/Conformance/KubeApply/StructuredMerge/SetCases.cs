using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>Reading, printing and combining field sets.</summary>
internal static class SetCases
{
    public static string? Run(string operation, MapNode item)
    {
        var want = item.GetMap("want")!;
        return operation switch
        {
            "setparse" => Parse(item, want),
            "setprint" => Print(item, want),
            "has" => Has(item, want),
            _ => Combine(item, want),
        };
    }

    private static string? Parse(MapNode item, MapNode want)
    {
        if (!FieldsV1Text.TryRead(item.GetString("text")!, out var set, out var error))
        {
            return Expect.Error(item, error);
        }

        return Expect.NoError(item)
            ?? Expect.Set("set", want["set"], set)
            ?? Expect.Paths(want["paths"], set)
            ?? Expect.Value("size", want["size"], set.Count);
    }

    private static string? Print(MapNode item, MapNode want)
    {
        var set = PathSet.Of(item.GetList("paths")!.OfType<ListNode>().Select(Path));
        return Expect.Paths(want["paths"], set)
            ?? Expect.Text("text", want.GetString("text"), JsonNodeWriter.WriteToString(set.ToFieldsV1()));
    }

    private static string? Has(MapNode item, MapNode want)
    {
        var set = Expect.ReadSet(item["set"]);
        var got = new ListNode(item.GetList("paths")!.OfType<ListNode>().Select(path => (Node)set.Contains(Path(path))));
        return Expect.Value("has", want["has"], got);
    }

    private static string? Combine(MapNode item, MapNode want)
    {
        PathSet a = Expect.ReadSet(item["a"]), b = Expect.ReadSet(item["b"]);
        return Expect.Set("union", want["union"], a.Union(b))
            ?? Expect.Set("intersection", want["intersection"], a.Intersection(b))
            ?? Expect.Set("difference", want["difference"], a.Difference(b))
            ?? Expect.Set("recursiveDifference", want["recursiveDifference"], a.RecursiveDifference(b))
            ?? Expect.Set("leaves", want["leaves"], a.Leaves())
            ?? Expect.Flag("equals", want["equals"], a.Equals(b))
            ?? Expect.Flag("empty", want["empty"], a.IsEmpty)
            ?? Expect.Value("size", want["size"], a.Count)
            ?? (a.IsSubsetOf(b) == a.Difference(b).IsEmpty ? null : "IsSubsetOf disagrees with Difference");
    }

    private static FieldPath Path(ListNode elements) => new(elements.Select(Element));

    private static PathElement Element(Node element) => element switch
    {
        StringNode name => PathElement.OfField(name.Value),
        NumberNode index => PathElement.OfIndex(int.Parse(index.Text, System.Globalization.CultureInfo.InvariantCulture)),
        _ when element.GetMap("k") is { } key => PathElement.OfKey([.. key.Select(field => new KeyField(field.Key, PathValue.Of(field.Value)))]),
        _ => PathElement.OfValue(PathValue.Of(element.Get("v")!)),
    };
}
