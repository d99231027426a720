using Flux.Kustomize.Building;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Reads kustomization files. Unknown fields are errors.</summary>
internal static class KustomizationReader
{
    public static readonly IReadOnlyList<string> FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="directory">Its directory as messages show it.</param>
    /// <param name="warnings">Takes what the user should know.</param>
    public static Kustomization Read(ReadOnlySpan<byte> content, string file, string directory, List<string> warnings)
    {
        var map = ReadMap(content, file);
        var reader = new ObjectReader(map, Kustomization.KustomizationKind, isStrict: true);
        Kustomization result;
        try
        {
            result = ReadFields(reader);
            reader.Finish();
        }
        catch (KustomizeException error)
        {
            throw error.Within("invalid Kustomization", file);
        }

        warnings.AddRange(DeprecatedFields.Describe(map));
        CheckNotEmpty(map, file);
        return CheckType(result, file, directory);
    }

    private static MapNode ReadMap(ReadOnlySpan<byte> content, string file)
    {
        try
        {
            return YamlReader.Read(content) switch
            {
                MapNode map => map,
                NullNode => new MapNode(),
                var other => throw new KustomizeException(
                    $"invalid Kustomization: json: cannot unmarshal {Describe(other)} into Go value of type types.Kustomization", file),
            };
        }
        catch (ManifestException error)
        {
            throw new KustomizeException($"invalid Kustomization: {error.Message}", file);
        }
    }

    private static string Describe(Node node) => node.Kind switch
    {
        NodeKind.List => "array",
        NodeKind.Number => "number",
        NodeKind.Boolean => "bool",
        _ => "string",
    };

    /// <summary>Of several fields that do not fit the first by name is reported, hence the order; newer spellings take what older ones hold.</summary>
    private static Kustomization ReadFields(ObjectReader reader) => ReadRest(reader, ReadGenerators(reader, new Kustomization
    {
        ApiVersion = reader.Text("apiVersion"),
        Resources = reader.Texts("bases"),
        BuildMetadata = reader.Texts("buildMetadata"),
        CommonAnnotations = reader.TextMap("commonAnnotations"),
        CommonLabels = reader.TextMap("commonLabels"),
        Components = reader.Texts("components"),
    }));

    private static Kustomization ReadGenerators(ObjectReader reader, Kustomization read) => read with
    {
        ConfigMapGenerator = reader.Objects("configMapGenerator", "ConfigMapArgs", ConfigurationReaders.ConfigMap),
        Configurations = reader.Texts("configurations"),
        Crds = reader.Texts("crds"),
        GeneratorOptions = reader.Object("generatorOptions", "GeneratorOptions", ConfigurationReaders.GeneratorOptions),
        Generators = reader.Texts("generators"),
        HelmCharts = HelmChartReader.Read(reader),
        HelmGlobals = HelmChartReader.ReadGlobals(reader),
        Images = reader.Objects("imageTags", "Image", ConfigurationReaders.Image),
        Kind = reader.Text("kind"),
        Labels = reader.Objects("labels", "Label", ConfigurationReaders.Label),
    };

    private static Kustomization ReadRest(ObjectReader reader, Kustomization read)
    {
        var images = reader.Objects("images", "Image", ConfigurationReaders.Image);

        // The metadata of the file itself is read only to see that it is one.
        reader.Object("metadata", "ObjectMeta", ReadMetadata);
        return read with
        {
            Images = [.. images, .. read.Images],
            NamePrefix = reader.Text("namePrefix"),
            NameSuffix = reader.Text("nameSuffix"),
            Namespace = reader.Text("namespace"),
            OpenApi = reader.TextMap("openapi"),
            Patches = reader.Objects("patches", "Patch", ConfigurationReaders.Patch),
            PatchesJson6902 = reader.Objects("patchesJson6902", "Patch", ConfigurationReaders.Patch),
            PatchesStrategicMerge = reader.Texts("patchesStrategicMerge"),
            Replacements = reader.Objects("replacements", "ReplacementField", ConfigurationReaders.ReplacementEntry),
            Replicas = reader.Objects("replicas", "Replica", ConfigurationReaders.Replica),
            Resources = [.. reader.Texts("resources"), .. read.Resources],
            SecretGenerator = reader.Objects("secretGenerator", "SecretArgs", ConfigurationReaders.Secret),
            SortOptions = reader.Object("sortOptions", "SortOptions", ConfigurationReaders.Sort),
            Transformers = reader.Texts("transformers"),
            Validators = reader.Texts("validators"),
            Variables = reader.Objects("vars", "Var", ConfigurationReaders.Variable),
        };
    }

    private static string ReadMetadata(ObjectReader reader)
    {
        reader.TextMap("labels");
        reader.TextMap("annotations");
        reader.Text("namespace");
        return reader.Text("name");
    }

    private static void CheckNotEmpty(MapNode map, string file)
    {
        foreach (var (key, value) in map)
        {
            var isType = key is "apiVersion" or "kind";
            var isEmpty = value is NullNode or StringNode { Value: "" };
            if (!isType && !isEmpty)
            {
                return;
            }
        }

        throw new KustomizeException("kustomization.yaml is empty", file);
    }

    private static Kustomization CheckType(Kustomization read, string file, string directory)
    {
        var kind = read.Kind.Length == 0 ? Kustomization.KustomizationKind : read.Kind;
        var required = kind == Kustomization.ComponentKind ? Kustomization.ComponentVersion : Kustomization.Version;
        var problems = new List<string>();
        if (kind is not (Kustomization.KustomizationKind or Kustomization.ComponentKind))
        {
            problems.Add("kind should be Kustomization or Component");
        }

        if (read.ApiVersion.Length > 0 && read.ApiVersion != required)
        {
            problems.Add($"apiVersion for {kind} should be {required}");
        }

        return problems.Count == 0
            ? read with { Kind = kind, ApiVersion = required }
            : throw new KustomizeException(
                $"Failed to read kustomization file under {directory}:\n{string.Join('\n', problems)}", file, field: "apiVersion");
    }
}
