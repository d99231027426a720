using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>Puts a text before or after names. Definitions, API services and namespaces keep theirs, since names tell what they are.</summary>
internal sealed class NameAffixTransformer(string affix, bool isPrefix, FieldSpecList specs) : ITransformer
{
    private static readonly TypeSelector[] Skipped =
    [
        new("", "", "CustomResourceDefinition"), new("apiregistration.k8s.io", "", "APIService"), new("", "", "Namespace"),
    ];

    public void Transform(ResourceMap resources)
    {
        var walker = new FieldSpecWalker(SetName, TreeKind.Scalar, ScalarTag.String);
        foreach (var resource in resources.Items)
        {
            var original = resource.OriginalId.Type;
            if (!Array.Exists(Skipped, type => type.Selects(original)))
            {
                Apply(walker, resource);
            }
        }
    }

    private void Apply(FieldSpecWalker walker, Resource resource)
    {
        var original = resource.OriginalId.Type;
        foreach (var spec in specs.Specs)
        {
            if (!spec.Types.Selects(original))
            {
                continue;
            }

            if (spec.Path == "metadata/name" && affix.Length > 0)
            {
                (isPrefix ? resource.Prefixes : resource.Suffixes).Add(affix);
                resource.StorePreviousId();
            }

            if (spec.Types.Selects(resource.Type))
            {
                walker.Apply(resource.Root, spec);
            }
        }
    }

    private void SetName(TreeNode node) => TreeEdits.SetScalar(node, isPrefix ? affix + node.Text : node.Text + affix);
}
