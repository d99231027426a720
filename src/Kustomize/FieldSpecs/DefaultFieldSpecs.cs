namespace Flux.Kustomize.FieldSpecs;

/// <summary>Reads the table of default field specs that is built into this assembly.</summary>
internal static class DefaultFieldSpecs
{
    private const string Resource = "Flux.Kustomize.FieldSpecs.default-field-specs.txt";

    public static TransformerConfig Config { get; } = Load();

    private static TransformerConfig Load()
    {
        using var stream = typeof(DefaultFieldSpecs).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<FieldSpec>>(StringComparer.Ordinal);
        var references = new List<Reference>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Split(' ');
            if (words[0] == "target")
            {
                references.Add(new Reference(Types(words) with { Kind = words[1] }, []));
                continue;
            }

            var spec = new FieldSpec(Types(words), words[1], words.Contains("create"));
            var list = words[0] == "nameReference" ? references[^1].Referrers : sections.TryGetValue(words[0], out var known) ? known : sections[words[0]] = [];
            list.Add(spec);
        }

        return Assemble(sections, references).Sorted();
    }

    private static TransformerConfig Assemble(
        Dictionary<string, List<FieldSpec>> sections, List<Reference> references)
    {
        FieldSpecList Section(string name) => FieldSpecList.Create(sections.GetValueOrDefault(name, []));
        return new TransformerConfig
        {
            NamePrefix = Section("namePrefix"),
            NameSuffix = Section("nameSuffix"),
            Namespace = Section("namespace"),
            CommonLabels = Section("commonLabels"),
            TemplateLabels = Section("templateLabels"),
            CommonAnnotations = Section("commonAnnotations"),
            VarReference = Section("varReference"),
            Images = Section("images"),
            Replicas = Section("replicas"),
            NameReferences = [.. references.Select(item => new NameReference(item.Target, FieldSpecList.Create(item.Referrers)))],
        };
    }

    private static TypeSelector Types(string[] words)
    {
        string Value(string name) => Array.Find(words, word => word.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
        return new TypeSelector(Value("group="), Value("version="), Value("kind="));
    }

    private sealed record Reference(TypeSelector Target, List<FieldSpec> Referrers);
}
