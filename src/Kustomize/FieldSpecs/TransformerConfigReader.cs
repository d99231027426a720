using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>The default field specs, and those of the files that <c>configurations</c> names.</summary>
internal static class TransformerConfigReader
{
    public static TransformerConfig Load(FileLoader loader, IReadOnlyList<string> paths)
    {
        var config = DefaultFieldSpecs.Config;
        foreach (var path in paths)
        {
            var content = loader.Load(path);
            try
            {
                config = config.Merge(Read(content.Span));
            }
            catch (ManifestException error)
            {
                throw new KustomizeException($"error converting YAML to JSON: {error.Message}", loader.Locate(path), field: "configurations");
            }
            catch (KustomizeException error)
            {
                throw new KustomizeException(error.Error with { File = error.Error.File ?? loader.Locate(path) });
            }
        }

        return config;
    }

    private static TransformerConfig Read(ReadOnlySpan<byte> content)
    {
        if (YamlReader.Read(content, YamlReadOptions.Strict) is not MapNode map)
        {
            return TransformerConfig.Empty;
        }

        var reader = new ObjectReader(map, "TransformerConfig", isStrict: true);
        FieldSpecList Specs(string name) => FieldSpecList.Create(reader.Objects(name, "FieldSpec", ConfigurationReaders.FieldSpec));
        var config = new TransformerConfig
        {
            NamePrefix = Specs("namePrefix"),
            NameSuffix = Specs("nameSuffix"),
            Namespace = Specs("namespace"),
            CommonLabels = Specs("commonLabels"),
            Labels = Specs("labels"),
            TemplateLabels = Specs("templateLabels"),
            CommonAnnotations = Specs("commonAnnotations"),
            VarReference = Specs("varReference"),
            Images = Specs("images"),
            Replicas = Specs("replicas"),
            NameReferences = reader.Objects("nameReference", "NameBackReferences", ReadReference),
        };
        try
        {
            reader.Finish();
        }
        catch (KustomizeException error)
        {
            throw error.Within("error unmarshaling JSON: while decoding JSON");
        }

        return config.Sorted();
    }

    private static NameReference ReadReference(ObjectReader reader) => new(
        ConfigurationReaders.Types(reader),
        FieldSpecList.Create(reader.Objects("fieldSpecs", "FieldSpec", ConfigurationReaders.FieldSpec)));

}
