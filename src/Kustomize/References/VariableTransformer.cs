using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.References;

/// <summary>Replaces <c>$(NAME)</c> by the values of variables, where field specs allow it.</summary>
internal sealed class VariableTransformer(IReadOnlyCollection<Variable> variables, FieldSpecList specs, BuildBudget budget) : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        if (variables.Count == 0)
        {
            return;
        }

        var values = FindValues(resources);
        var walker = new FieldSpecWalker(node => Expand(node, values));
        foreach (var resource in resources.Items)
        {
            walker.ApplyAll(resource.Root, specs);
        }
    }

    private Dictionary<string, TreeNode> FindValues(ResourceMap resources)
    {
        var sources = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var resource in resources.Items)
        {
            foreach (var name in resource.Variables)
            {
                sources.TryAdd(name, resource);
            }
        }

        return variables.ToDictionary(variable => variable.Name, variable => FindValue(variable, sources), StringComparer.Ordinal);
    }

    private static TreeNode FindValue(Variable variable, Dictionary<string, Resource> sources)
    {
        if (!sources.TryGetValue(variable.Name, out var resource))
        {
            throw new KustomizeException(
                $"var '{variable}' cannot be mapped to a field in the set of known resources", field: "vars");
        }

        TreeNode? found;
        try
        {
            found = TreePaths.Lookup(resource.Root, VariablePath.Split(variable.FieldPath));
        }
        catch (KustomizeException)
        {
            found = null;
        }

        return found?.Clone() ?? throw new KustomizeException(
            $"field specified in var '{variable}' not found in corresponding resource", resource: resource.Id.ToString(), field: variable.FieldPath);
    }

    private void Expand(TreeNode node, Dictionary<string, TreeNode> values)
    {
        if (node.IsNull)
        {
            return;
        }

        switch (node.Kind)
        {
            case TreeKind.Scalar:
                ExpandScalar(node, values);
                break;
            case TreeKind.Map:
                foreach (var entry in node.Fields)
                {
                    ExpandScalar(entry.Value, values);
                }

                break;
            default:
                foreach (var item in node.Items)
                {
                    if (!item.IsStringLike)
                    {
                        throw new KustomizeException("invalid value type expect a string");
                    }

                    ExpandScalar(item, values);
                }

                break;
        }
    }

    private void ExpandScalar(TreeNode node, Dictionary<string, TreeNode> values)
    {
        if (!node.IsStringLike)
        {
            return;
        }

        var (text, tag) = VariableText.Expand(node.Text, values);
        budget.Grow(text == node.Text ? 0 : 2L * text.Length);
        node.SetText(text, tag);
        node.Style = ScalarStyle.Plain;
    }
}
