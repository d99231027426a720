using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>Single calls on typed values.</summary>
internal static class ValueCases
{
    public static string? Run(string operation, MapNode item, TypedSchema type)
    {
        var duplicates = item.GetBoolean("allowDuplicates") ?? false;
        TypedValue Read(string name, bool allow) => TypedValue.Create(item[name] ?? NullNode.Instance, type, allow);
        var want = item.GetMap("want")!;
        switch (operation)
        {
            case "validate":
                Read("object", duplicates);
                break;
            case "toset":
                var set = Read("object", duplicates).ToFieldSet();
                return Expect.NoError(item) ?? Expect.Set("set", want["set"], set) ?? Expect.Paths(want["paths"], set);
            case "compare":
                return Compare(Read("lhs", duplicates), Read("rhs", duplicates), want);
            case "merge":
                return Expect.Value("object", want["object"], Read("live", duplicates).Merge(Read("patch", false)).Value);
            case "extract":
                var kept = Read("object", duplicates).ExtractItems(Expect.ReadSet(item["set"]), item.GetBoolean("appendKeyFields") ?? false);
                return Expect.Value("object", want["object"], kept.Value);
            case "remove":
                return Expect.Value("object", want["object"], Read("object", duplicates).RemoveItems(Expect.ReadSet(item["set"])).Value);
            case "ensureNamed":
                var empty = TypedValue.Create(NullNode.Instance, type);
                return Expect.Set("set", want["set"], empty.EnsureNamedFieldsAreMembers(Expect.ReadSet(item["set"])));
            case "reconcile":
                return Reconcile(Read("object", duplicates), item, want);
            default:
                return $"unknown operation {operation}";
        }

        return Expect.NoError(item);
    }

    private static string? Compare(TypedValue left, TypedValue right, MapNode want)
    {
        var comparison = left.Compare(right);
        return Expect.Set("added", want["added"], comparison.Added)
            ?? Expect.Set("modified", want["modified"], comparison.Modified)
            ?? Expect.Set("removed", want["removed"], comparison.Removed)
            ?? Expect.Flag("same", want["same"], comparison.IsSame)
            ?? (comparison.ToString() == want.GetString("text") ? null : $"text: wanted {want.GetString("text")}\ngot {comparison}");
    }

    private static string? Reconcile(TypedValue value, MapNode item, MapNode want)
    {
        var set = Expect.ReadSet(item["set"]);
        var reconciled = value.Reconcile(set);
        return Expect.Set("set", want["set"], reconciled)
            ?? Expect.Flag("unchanged", want["unchanged"] ?? BooleanNode.False, ReferenceEquals(set, reconciled));
    }
}
