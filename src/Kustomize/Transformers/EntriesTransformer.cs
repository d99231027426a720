using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.Transformers;

/// <summary>Sets entries of labels, annotations or selectors.</summary>
internal sealed class EntriesTransformer(IReadOnlyDictionary<string, string> entries, FieldSpecList specs) : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var ordered = entries.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var byType = new Dictionary<GroupVersionKind, FieldSpecList>();
        foreach (var resource in resources.Items)
        {
            var type = resource.Type;
            if (!byType.TryGetValue(type, out var fitting))
            {
                fitting = specs.Without(spec => !spec.Types.Selects(type));
                byType.Add(type, fitting);
            }

            foreach (var (key, text) in ordered)
            {
                Apply(resource.Root, fitting, key, text);
            }
        }
    }

    private static void Apply(TreeNode root, FieldSpecList fields, string key, string text)
    {
        // The original adds one and the same node wherever the entry is new: setting one of them later sets all.
        var shared = TreeNode.String(text);
        var walker = new FieldSpecWalker(map => TreeEdits.SetShared(map, key, shared), TreeKind.Map);
        foreach (var spec in fields.Specs)
        {
            walker.Apply(root, spec);
        }
    }
}
