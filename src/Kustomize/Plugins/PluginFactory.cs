using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Generators;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.References;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;
using Flux.Kustomize.Trees;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Plugins;

/// <summary>Makes built-in generators and transformers from their configuration objects. Fields that they do not know are ignored.</summary>
internal sealed class PluginFactory(BuildContext context, FileLoader loader)
{
    public IGenerator CreateGenerator(Resource config)
    {
        var reader = Reader(config);
        switch (config.Kind)
        {
            case "ConfigMapGenerator":
                return new DataGenerator(context, loader, Named(ConfigurationReaders.ConfigMap(reader), config), isSecret: false);
            case "SecretGenerator":
                return new DataGenerator(context, loader, Named(ConfigurationReaders.Secret(reader), config), isSecret: true);
            case "HelmChartInflationGenerator":
                return new HelmChartGenerator(context, loader, (MapNode)TreeConverter.ToNode(config.Root), null);
            case "IAMPolicyGenerator":
                return new IamPolicyGenerator(context, reader);
            default:
                throw Unknown(config);
        }
    }

    public ITransformer CreateTransformer(Resource config)
    {
        var reader = Reader(config);
        return config.Kind switch
        {
            "AnnotationsTransformer" => new EntriesTransformer(reader.TextMap("annotations"), Specs(reader)),
            "LabelTransformer" => new EntriesTransformer(reader.TextMap("labels"), Specs(reader)),
            "HashTransformer" => new HashTransformer(),
            "ImageTagTransformer" => new ImageTransformer(
                reader.Object("imageTag", "Image", ConfigurationReaders.Image) ?? new ImageEntry("", "", "", "", ""), Specs(reader), context.Budget),
            "NamespaceTransformer" => Namespace(reader),
            "PatchJson6902Transformer" => new PatchFiles(context, loader).CreateJson(ConfigurationReaders.Patch(reader) with { Patch = reader.Text("jsonOp") }),
            "PatchStrategicMergeTransformer" => new PatchFiles(context, loader).CreateStrategicMerge(reader.Texts("paths"), reader.Text("patches")),
            "PatchTransformer" => Patch(config, reader),
            "PrefixSuffixTransformer" => new SequenceTransformer(
                [Affix(reader, reader.Text("prefix"), isPrefix: true), Affix(reader, reader.Text("suffix"), isPrefix: false)]),
            "PrefixTransformer" => Affix(reader, reader.Text("prefix"), isPrefix: true),
            "SuffixTransformer" => Affix(reader, reader.Text("suffix"), isPrefix: false),
            "ReplacementTransformer" => ReplacementTransformer.Create(
                context, loader, reader.Objects("replacements", "ReplacementField", ConfigurationReaders.ReplacementEntry)),
            "ReplicaCountTransformer" => new ReplicaTransformer(
                reader.Object("replica", "Replica", ConfigurationReaders.Replica) ?? new ReplicaEntry("", 0), Specs(reader)),
            "ValueAddTransformer" => ValueAddTransformer.Create(context, loader, reader),
            _ => throw Unknown(config),
        };
    }

    private static ObjectReader Reader(Resource config) => new((MapNode)TreeConverter.ToNode(config.Root), config.Kind + "Plugin", isStrict: false);

    private static GeneratorArguments Named(GeneratorArguments arguments, Resource config) => arguments with
    {
        Name = arguments.Name.Length > 0 ? arguments.Name : config.Name,
        Namespace = arguments.Namespace.Length > 0 ? arguments.Namespace : config.Namespace,
    };

    private static FieldSpecList Specs(ObjectReader reader) => FieldSpecList.Create(reader.Objects("fieldSpecs", "FieldSpec", ConfigurationReaders.FieldSpec));

    private static NamespaceTransformer Namespace(ObjectReader reader)
    {
        var name = reader.Object("metadata", "ObjectMeta", metadata => metadata.Text("namespace")) ?? "";
        var mode = reader.Text("setRoleBindingSubjects") switch
        {
            "" or "defaultOnly" => SubjectMode.DefaultOnly,
            "allServiceAccounts" => SubjectMode.AllServiceAccounts,
            "none" => SubjectMode.None,
            var other => throw new KustomizeException(
                $"invalid value \"{other}\" for setRoleBindingSubjects: must be one of \"defaultOnly\", \"none\" or \"allServiceAccounts\"",
                field: "setRoleBindingSubjects"),
        };
        return new NamespaceTransformer(name, Specs(reader), reader.Flag("unsetOnly"), mode);
    }

    private static NameAffixTransformer Affix(ObjectReader reader, string affix, bool isPrefix) => reader.Has("fieldSpecs")
        ? new NameAffixTransformer(affix, isPrefix, Specs(reader))
        : throw new KustomizeException("fieldSpecs is not expected to be nil", field: "fieldSpecs");

    private static KustomizeException Unknown(Resource config) =>
        new($"unable to load builtin {ResourceId.Describe(config.Type)}", resource: config.Id.ToString());

    private ITransformer Patch(Resource config, ObjectReader reader)
    {
        var entry = ConfigurationReaders.Patch(reader) with { Description = TreeText.Describe(config.Root) };
        return new PatchSource(context, loader).Create(entry);
    }
}
