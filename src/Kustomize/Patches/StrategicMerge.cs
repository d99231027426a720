using Flux.Kustomize.Building;
using Flux.Kustomize.Schemas;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>
/// Strategic merge as kustomize does it: null removes, <c>$patch</c> directs, lists with a merge key in the schema are merged by
/// it with the patch's elements first, all other lists are replaced. The patch is consumed: what it adds is moved, not copied.
/// </summary>
internal sealed class StrategicMerge(BuildSchema schemas, BuildBudget budget)
{
    /// <summary>Merges a patch into a resource's root; null when the result is nothing.</summary>
    public TreeNode? Merge(TreeNode target, TreeNode patch) => Walk(target, patch, null, null);

    /// <param name="dest">What is there; null when absent.</param>
    /// <param name="patch">What is to be merged in; null when absent. May be the same node as <paramref name="dest"/>.</param>
    /// <param name="type">What is known of a map here.</param>
    /// <param name="field">What is known of a list here.</param>
    internal TreeNode? Walk(TreeNode? dest, TreeNode? patch, MergeType? type, MergeField? field)
    {
        budget.Step();
        var kind = KindOf(dest) ?? KindOf(patch) ?? TreeKind.Map;
        CheckKind(dest, kind);
        CheckKind(patch, kind);
        return kind switch
        {
            TreeKind.Map => WalkMap(dest, patch, type ?? FindType(dest) ?? FindType(patch)),
            TreeKind.List when field is { MergesList: true } => new ListMerge(this, budget, field).Walk(dest, patch),
            _ => patch ?? dest,
        };
    }

    private static TreeKind? KindOf(TreeNode? node) => node is null || node.IsNull ? null : node.Kind;

    private static void CheckKind(TreeNode? node, TreeKind kind)
    {
        if (node is not null)
        {
            TreeEdits.Expect(node, kind);
        }
    }

    private MergeType? FindType(TreeNode? node)
    {
        if (node?.Get("kind") is { IsScalar: true, IsNull: false } kind && node.Get("apiVersion") is { IsScalar: true, IsNull: false } version)
        {
            return schemas.Find(version.Text, kind.Text);
        }

        return null;
    }

    private TreeNode? WalkMap(TreeNode? dest, TreeNode? patch, MergeType? type)
    {
        var result = VisitMap(dest, patch);
        if (result is null || result.IsNull)
        {
            return result;
        }

        foreach (var name in FieldNames(result, patch))
        {
            var field = type?.Field(name);
            var value = Walk(result.Get(name), patch?.Get(name), field is { MergesList: false } ? field.Type : null, field);
            if (value is null || (value.IsNull && !IsKeptNull(value, result.Get(name), patch?.Get(name))))
            {
                result.Fields.Remove(name);
            }
            else
            {
                SetField(result, name, value);
            }
        }

        return result;
    }

    /// <summary>
    /// A value is written the way the one was that it takes the place of; and it takes it in the same node, since that may stand
    /// in other places too.
    /// </summary>
    private static void SetField(TreeNode map, string name, TreeNode value)
    {
        if (name.Length == 0)
        {
            // An empty name stands for the node itself in kustomize, which then is no scalar.
            TreeEdits.Expect(map, TreeKind.Scalar);
        }

        TreeEdits.QuoteIfAmbiguous(value);
        if (map.Get(name) is not { } replaced)
        {
            map.Set(name, value);
        }
        else if (!ReferenceEquals(value, replaced))
        {
            value.IsFlow = replaced.IsFlow;
            value.Style = value.IsScalar && replaced.IsScalar ? replaced.Style : value.Style;
            replaced.Assume(value);
        }
    }

    /// <summary>A null that stands in the target and that the patch does not mention stays, if it was written out.</summary>
    private static bool IsKeptNull(TreeNode value, TreeNode? dest, TreeNode? patch) =>
        patch is null && ReferenceEquals(value, dest) && value.Text.Length > 0;

    private static TreeNode? VisitMap(TreeNode? dest, TreeNode? patch)
    {
        if (dest is null || dest.IsNull)
        {
            if (PatchDirectives.TakeOrDefault(patch) == PatchDirective.Delete)
            {
                return null;
            }

            return patch is null && dest is not null && dest.Text.Length > 0 ? dest : patch;
        }

        if (patch is { IsNull: true })
        {
            return null;
        }

        dest.IsFlow = dest.Count == 0 && patch is not null ? patch.IsFlow : dest.IsFlow;
        return PatchDirectives.Take(patch) switch
        {
            PatchDirective.Delete => null,
            PatchDirective.Replace => patch,
            _ => dest,
        };
    }

    private static SortedSet<string> FieldNames(TreeNode dest, TreeNode? patch)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in dest.Fields)
        {
            names.Add(entry.Key);
        }

        if (patch is { IsMap: true })
        {
            foreach (var entry in patch.Fields)
            {
                names.Add(entry.Key);
            }
        }

        return names;
    }
}
