using Flux.Kustomize.FieldSpecs;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Reads the parts that kustomization files and transformer configurations share.</summary>
internal static class ConfigurationReaders
{
    public static TypeSelector Types(ObjectReader reader) => new(reader.Text("group"), reader.Text("version"), reader.Text("kind"));

    public static FieldSpec FieldSpec(ObjectReader reader) => new(Types(reader), reader.Text("path"), reader.Flag("create"));

    public static ResourceSelector Selector(ObjectReader reader) => new(
        Types(reader), reader.Text("name"), reader.Text("namespace"), reader.Text("annotationSelector"), reader.Text("labelSelector"));

    public static ImageEntry Image(ObjectReader reader) => new(
        reader.Text("name"), reader.Text("newName"), reader.Text("tagSuffix"), reader.Text("newTag"), reader.Text("digest"));

    public static ReplicaEntry Replica(ObjectReader reader) => new(reader.Text("name"), reader.Integer("count"));

    public static LabelEntry Label(ObjectReader reader) => new(
        reader.TextMap("pairs"),
        reader.Flag("includeSelectors"),
        reader.Flag("includeTemplates"),
        reader.Objects("fields", "FieldSpec", FieldSpec));

    public static GeneratorOptions GeneratorOptions(ObjectReader reader) => new(
        reader.TextMap("labels"), reader.TextMap("annotations"), reader.Flag("disableNameSuffixHash"), reader.Flag("immutable"));

    public static GeneratorArguments ConfigMap(ObjectReader reader) => Generator(reader);

    public static GeneratorArguments Secret(ObjectReader reader) => Generator(reader) with { Type = reader.Text("type") };

    public static PatchEntry Patch(ObjectReader reader)
    {
        var options = reader.FlagMap("options");
        return new PatchEntry
        {
            Path = reader.Text("path"),
            Patch = reader.Text("patch"),
            Target = reader.Object("target", "Selector", Selector),
            AllowNameChange = options.GetValueOrDefault("allowNameChange"),
            AllowKindChange = options.GetValueOrDefault("allowKindChange"),
            Description = Describe(reader, "path", "patch", "target", "options"),
        };
    }

    public static Variable Variable(ObjectReader reader)
    {
        var target = reader.Object("objref", "Target", objref =>
        {
            var types = Types(objref);
            var parts = objref.Text("apiVersion").Split('/');
            types = parts.Length switch
            {
                2 => types with { Group = parts[0], Version = parts[1] },
                1 when parts[0].Length > 0 => types with { Version = parts[0] },
                _ => types,
            };
            return new ResourceSelector(types, objref.Text("name"), objref.Text("namespace"));
        }) ?? new ResourceSelector(TypeSelector.Any, "", "");
        var path = reader.Object("fieldref", "FieldSelector", field => field.Text("fieldPath")) ?? "";
        return new Variable(reader.Text("name"), target.Types, target.Name, target.Namespace, path);
    }

    public static SortOptions Sort(ObjectReader reader)
    {
        var legacy = reader.Object("legacySortOptions", "LegacySortOptions", options =>
            Tuple.Create(options.Texts("orderFirst"), options.Texts("orderLast")));
        return new SortOptions(reader.Text("order", "types.SortOrder"), legacy?.Item1, legacy?.Item2);
    }

    public static ReplacementEntry ReplacementEntry(ObjectReader reader) => new(reader.Text("path"), WithoutEmpty(Replacement(reader)));

    public static Replacement Replacement(ObjectReader reader) => new(
        reader.Object("source", "SourceSelector", Source),
        reader.Has("targets") ? reader.Objects("targets", "TargetSelector", Target, isByReference: true) : null,
        reader.OptionalText("sourceValue"));

    /// <summary>In the kustomization itself an empty list is the same as none; in a file of its own it is not.</summary>
    private static Replacement WithoutEmpty(Replacement replacement) => replacement.Targets is { Count: 0 } ? replacement with { Targets = null } : replacement;

    /// <summary>The fields of an entry that are set, as YAML.</summary>
    public static string Describe(ObjectReader reader, params ReadOnlySpan<string> names)
    {
        var map = new MapNode();
        foreach (var name in names)
        {
            if (reader.Value(name) is { } value and not StringNode { Value: "" })
            {
                map.Set(name, value);
            }
        }

        return map.Count == 0 ? "{}\n" : YamlWriter.Write(map);
    }

    private static ReplacementSource Source(ObjectReader reader) => new(
        new ResourceSelector(Types(reader), reader.Text("name"), reader.Text("namespace")),
        reader.Text("fieldPath"),
        reader.Object("options", "FieldOptions", Options));

    private static ReplacementTarget Target(ObjectReader reader) => new(
        reader.Object("select", "Selector", Selector),
        reader.Objects("reject", "Selector", Selector, isByReference: true),
        reader.Texts("fieldPaths"),
        reader.Object("options", "FieldOptions", Options));

    private static FieldOptions Options(ObjectReader reader) => new(
        reader.Text("delimiter"), reader.Integer("index", "int"), reader.Text("encoding"), reader.Flag("create"));

    private static GeneratorArguments Generator(ObjectReader reader)
    {
        var env = reader.Text("env");
        return new GeneratorArguments
        {
            Name = reader.Text("name"),
            Namespace = reader.Text("namespace"),
            Behavior = reader.Text("behavior"),
            Literals = reader.Texts("literals"),
            Files = reader.Texts("files"),
            EnvFiles = env.Length == 0 ? reader.Texts("envs") : [.. reader.Texts("envs"), env],
            Options = reader.Object("options", "GeneratorOptions", GeneratorOptions),
        };
    }
}
