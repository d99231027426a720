using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.References;
using Flux.Kustomize.Transformers;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Building;

/// <summary>The transformers that the fields of a kustomization ask for, in the order in which they always run.</summary>
internal sealed class BuiltinTransformers(BuildContext context, FileLoader loader, Kustomization kustomization, string file)
{
    private static readonly FieldSpec MetadataLabels = new(TypeSelector.Any, "metadata/labels", create: true);

    public IEnumerable<NamedTransformer> Create(TransformerConfig config) =>
    [
        .. Patches(),
        .. Names(config),
        .. Labels(config).Select(transformer => new NamedTransformer("LabelTransformer", transformer, "labels")),
        .. Rest(config),
    ];

    private IEnumerable<NamedTransformer> Patches()
    {
        if (kustomization.PatchesStrategicMerge.Count > 0)
        {
            var description = YamlWriter.Write(new MapNode { { "paths", new ListNode(kustomization.PatchesStrategicMerge.Select(path => (Node)path)) } });
            yield return new NamedTransformer("PatchStrategicMergeTransformer", Configure("PatchStrategicMergeTransformer", description, () =>
                new PatchFiles(context, loader).CreateStrategicMerge(kustomization.PatchesStrategicMerge)), "patchesStrategicMerge");
        }

        for (var i = 0; i < kustomization.Patches.Count; i++)
        {
            var entry = kustomization.Patches[i];
            yield return new NamedTransformer(
                "PatchTransformer",
                Configure("PatchTransformer", entry.Description, () => new PatchSource(context, loader).Create(entry)),
                $"patches[{i}]",
                entry.Path.Length > 0 ? loader.Locate(entry.Path) : null);
        }
    }

    private IEnumerable<NamedTransformer> Names(TransformerConfig config)
    {
        if (kustomization.Namespace.Length > 0)
        {
            yield return new NamedTransformer("NamespaceTransformer", new NamespaceTransformer(kustomization.Namespace, config.Namespace), "namespace");
        }

        if (kustomization.NamePrefix.Length > 0)
        {
            yield return new NamedTransformer("PrefixTransformer", new NameAffixTransformer(kustomization.NamePrefix, isPrefix: true, config.NamePrefix), "namePrefix");
        }

        if (kustomization.NameSuffix.Length > 0)
        {
            yield return new NamedTransformer("SuffixTransformer", new NameAffixTransformer(kustomization.NameSuffix, isPrefix: false, config.NameSuffix), "nameSuffix");
        }
    }

    private IEnumerable<ITransformer> Labels(TransformerConfig config)
    {
        foreach (var label in kustomization.Labels)
        {
            yield return new EntriesTransformer(label.Pairs, FieldsOf(label, config));
        }

        if (kustomization.Labels.Count > 0 || kustomization.CommonLabels.Count > 0)
        {
            yield return new EntriesTransformer(kustomization.CommonLabels, config.CommonLabels);
        }
    }

    private static FieldSpecList FieldsOf(LabelEntry label, TransformerConfig config)
    {
        try
        {
            var fields = FieldSpecList.Create(label.Fields).Merge(config.Labels);
            if (label.IncludeSelectors)
            {
                return fields.Merge(config.CommonLabels);
            }

            return (label.IncludeTemplates ? fields.Merge(config.TemplateLabels) : fields).Merge(MetadataLabels);
        }
        catch (KustomizeException error)
        {
            throw error.Within("failed to merge labels", field: "labels");
        }
    }

    private IEnumerable<NamedTransformer> Rest(TransformerConfig config)
    {
        if (kustomization.CommonAnnotations.Count > 0)
        {
            yield return new NamedTransformer("AnnotationsTransformer", new EntriesTransformer(kustomization.CommonAnnotations, config.CommonAnnotations), "commonAnnotations");
        }

        foreach (var entry in kustomization.PatchesJson6902)
        {
            yield return new NamedTransformer("PatchJson6902Transformer", Configure("PatchJson6902Transformer", entry.Description, () =>
                new PatchFiles(context, loader).CreateJson(entry)), "patchesJson6902", entry.Path.Length > 0 ? loader.Locate(entry.Path) : null);
        }

        foreach (var replica in kustomization.Replicas)
        {
            yield return new NamedTransformer("ReplicaCountTransformer", new ReplicaTransformer(replica, config.Replicas), "replicas");
        }

        foreach (var image in kustomization.Images)
        {
            yield return new NamedTransformer("ImageTagTransformer", new ImageTransformer(image, config.Images, context.Budget), "images");
        }

        if (kustomization.Replacements.Count > 0)
        {
            yield return new NamedTransformer("ReplacementTransformer", ReplacementTransformer.Create(context, loader, kustomization.Replacements), "replacements");
        }
    }

    private ITransformer Configure(string name, string description, Func<ITransformer> create)
    {
        try
        {
            return create();
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within($"trouble configuring builtin {name} with config: `\n{description}`", file);
        }
    }
}
