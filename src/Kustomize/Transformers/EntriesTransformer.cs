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
        var walker = new FieldSpecWalker(map => SetAll(map, ordered), TreeKind.Map);
        var byType = new Dictionary<GroupVersionKind, FieldSpecList>();
        foreach (var resource in resources.Items)
        {
            var type = resource.Type;
            if (!byType.TryGetValue(type, out var fitting))
            {
                fitting = specs.Without(spec => !spec.Types.Selects(type));
                byType.Add(type, fitting);
            }

            foreach (var spec in fitting.Specs)
            {
                walker.Apply(resource.Root, spec);
            }
        }
    }

    private static void SetAll(TreeNode map, KeyValuePair<string, string>[] ordered)
    {
        foreach (var (key, text) in ordered)
        {
            TreeEdits.SetEntry(map, key, text);
        }
    }
}
