using Flux.Kustomize.Building;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>
/// Finds the fields of a resource that a field spec names, through lists without naming them, and calls <paramref name="set"/>
/// on each.
/// </summary>
/// <param name="set">Changes the field found.</param>
/// <param name="createKind">What a missing field is made as where the spec allows that; null to make none.</param>
/// <param name="createTag">The tag that a null turned into that kind gets.</param>
internal readonly struct FieldSpecWalker(Action<TreeNode> set, TreeKind? createKind = null, ScalarTag createTag = ScalarTag.None)
{
    /// <summary>Applies one spec, whose types the caller has matched.</summary>
    public void Apply(TreeNode root, FieldSpec spec)
    {
        try
        {
            Visit(root, spec, 0);
        }
        catch (KustomizeException error)
        {
            var id = Identify(root).ToString();
            throw error.Within($"considering field '{spec.Path}' of object {id}", resource: id, field: spec.Path);
        }
    }

    /// <summary>Applies those specs of a list that are for the resource's type.</summary>
    public void ApplyAll(TreeNode root, FieldSpecList specs)
    {
        var type = TypeOf(root);
        foreach (var spec in specs.Specs)
        {
            if (spec.Types.Selects(type))
            {
                Apply(root, spec);
            }
        }
    }

    public static GroupVersionKind TypeOf(TreeNode root) =>
        GroupVersionKind.Parse(root.Get("apiVersion")?.Text ?? "", root.Get("kind")?.Text ?? "");

    private static ResourceId Identify(TreeNode root) =>
        new(TypeOf(root), root.Get("metadata", "name")?.Text ?? "", root.Get("metadata", "namespace")?.Text ?? "");

    private void Visit(TreeNode node, FieldSpec spec, int depth)
    {
        if (depth == spec.Segments.Length)
        {
            set(node);
            return;
        }

        if (node.IsNull)
        {
            return;
        }

        switch (node.Kind)
        {
            case TreeKind.List:
                VisitItems(node, spec, depth);
                break;
            case TreeKind.Map:
                VisitField(node, spec, depth);
                break;
            default:
                throw new KustomizeException("expected sequence or mapping node");
        }
    }

    private void VisitItems(TreeNode list, FieldSpec spec, int depth)
    {
        try
        {
            foreach (var item in list.Items)
            {
                Visit(item, spec, depth);
            }
        }
        catch (KustomizeException error)
        {
            throw error.Within($"visit traversal on path: [{string.Join(' ', spec.Segments.Skip(depth))}]");
        }
    }

    private void VisitField(TreeNode map, FieldSpec spec, int depth)
    {
        var name = spec.Segments[depth];
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        name = isList ? name[..^2] : name;
        if (name.Length == 0)
        {
            throw new KustomizeException("cannot set or create an empty field name");
        }

        var creates = spec.Create && createKind is not null && !isList;
        var isLast = depth == spec.Segments.Length - 1;
        var kind = isLast ? createKind.GetValueOrDefault() : TreeKind.Map;
        var field = map.Get(name);
        if (field is null)
        {
            if (!creates)
            {
                return;
            }

            field = TreeNode.Of(kind);
            map.Set(name, field);
        }
        else if (field.IsNull && (creates || isList))
        {
            field.Become(isList ? TreeKind.List : kind, isLast && !isList ? createTag : ScalarTag.None);
        }

        Visit(field, spec, depth + 1);
    }
}
