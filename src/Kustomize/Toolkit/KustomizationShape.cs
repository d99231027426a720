using Fields = System.Collections.Generic.Dictionary<string, Flux.Kustomize.Toolkit.FieldShape>;

namespace Flux.Kustomize.Toolkit;

/// <summary>The fields of a kustomization file, for writing one anew with what is known and nothing else.</summary>
internal static class KustomizationShape
{
    private static readonly FieldShape Text = new(ShapeKind.Text);
    private static readonly FieldShape TextAlways = new(ShapeKind.Text, KeepsEmpty: true);
    private static readonly FieldShape Flag = new(ShapeKind.Flag);
    private static readonly FieldShape Integer = new(ShapeKind.Integer);
    private static readonly FieldShape ListOfTexts = new(ShapeKind.Texts);
    private static readonly FieldShape TextMap = new(ShapeKind.TextMap);
    private static readonly FieldShape Anything = new(ShapeKind.Anything);

    private static readonly Fields Types = Texts("group", "version", "kind");
    private static readonly Fields Id = With(Types, Texts("name", "namespace"));
    private static readonly Fields Selector = With(Id, Texts("annotationSelector", "labelSelector"));

    private static readonly FieldShape GeneratorOptions = Object(new Fields
    {
        ["labels"] = TextMap, ["annotations"] = TextMap, ["disableNameSuffixHash"] = Flag, ["immutable"] = Flag,
    });

    private static readonly FieldShape FieldOptions = Object(new Fields
    {
        ["delimiter"] = Text, ["index"] = Integer, ["encoding"] = Text, ["create"] = Flag,
    });

    private static readonly Fields Generator = With(Texts("name", "namespace", "behavior", "env"), new Fields
    {
        ["literals"] = ListOfTexts, ["files"] = ListOfTexts, ["envs"] = ListOfTexts, ["options"] = GeneratorOptions,
    });

    private static readonly FieldShape Patches = Objects(With(Texts("path", "patch"), new Fields
    {
        ["target"] = Object(Selector), ["options"] = Object(new Fields { ["allowNameChange"] = Flag, ["allowKindChange"] = Flag }),
    }));

    private static readonly FieldShape Images = Objects(Texts("name", "newName", "tagSuffix", "newTag", "digest"));

    private static readonly FieldShape Labels = Objects(new Fields
    {
        ["pairs"] = TextMap,
        ["includeSelectors"] = Flag,
        ["includeTemplates"] = Flag,
        ["fields"] = Objects(With(Types, new Fields { ["path"] = Text, ["create"] = Flag })),
    });

    private static readonly FieldShape Replacements = Objects(new Fields
    {
        ["path"] = Text,
        ["sourceValue"] = Text,
        ["source"] = Object(With(Id, new Fields { ["fieldPath"] = Text, ["options"] = FieldOptions })),
        ["targets"] = Objects(new Fields
        {
            ["select"] = Object(Selector) with { KeepsEmpty = true },
            ["reject"] = Objects(Selector),
            ["fieldPaths"] = ListOfTexts,
            ["options"] = FieldOptions,
        }),
    });

    private static readonly FieldShape Variables = Objects(new Fields
    {
        ["name"] = TextAlways,
        ["objref"] = Object(With(Types, new Fields { ["apiVersion"] = Text, ["name"] = TextAlways, ["namespace"] = Text })) with { KeepsEmpty = true },
        ["fieldref"] = Object(Texts("fieldPath")) with { KeepsEmpty = true },
    });

    private static readonly FieldShape SortOptions = Object(new Fields
    {
        ["order"] = Text,
        ["legacySortOptions"] = Object(new Fields { ["orderFirst"] = ListOfTexts with { KeepsEmpty = true }, ["orderLast"] = ListOfTexts with { KeepsEmpty = true } }),
    });

    private static readonly FieldShape HelmCharts = Objects(With(
        Texts("name", "version", "repo", "releaseName", "namespace", "valuesFile", "valuesMerge", "kubeVersion", "nameTemplate"),
        new Fields
        {
            ["additionalValuesFiles"] = ListOfTexts,
            ["valuesInline"] = Anything,
            ["includeCRDs"] = Flag,
            ["skipHooks"] = Flag,
            ["apiVersions"] = ListOfTexts,
            ["skipTests"] = Flag,
            ["debug"] = Flag,
            ["devel"] = Flag,
        }));

    private static readonly FieldShape OldHelmCharts = Objects(With(
        Texts("chartName", "chartVersion", "chartRepoUrl", "chartHome", "chartRepoName", "helmBin", "helmHome", "values", "valuesMerge", "releaseName", "releaseNamespace"),
        new Fields { ["valuesLocal"] = Anything, ["extraArgs"] = ListOfTexts }));

    public static readonly IReadOnlyDictionary<string, FieldShape> Root = With(Texts("apiVersion", "kind", "namePrefix", "nameSuffix", "namespace"), new Fields
    {
        ["metadata"] = Object(With(Texts("name", "namespace"), new Fields { ["labels"] = TextMap, ["annotations"] = TextMap })),
        ["openapi"] = TextMap,
        ["commonLabels"] = TextMap,
        ["labels"] = Labels,
        ["commonAnnotations"] = TextMap,
        ["patchesStrategicMerge"] = ListOfTexts,
        ["patchesJson6902"] = Patches,
        ["patches"] = Patches,
        ["images"] = Images,
        ["imageTags"] = Images,
        ["replacements"] = Replacements,
        ["replicas"] = Objects(new Fields { ["name"] = Text, ["count"] = Integer with { KeepsEmpty = true } }),
        ["vars"] = Variables,
        ["sortOptions"] = SortOptions,
        ["resources"] = ListOfTexts,
        ["components"] = ListOfTexts,
        ["crds"] = ListOfTexts,
        ["bases"] = ListOfTexts,
        ["configMapGenerator"] = Objects(Generator),
        ["secretGenerator"] = Objects(With(Generator, Texts("type"))),
        ["helmGlobals"] = Object(Texts("chartHome", "configHome")),
        ["helmCharts"] = HelmCharts,
        ["helmChartInflationGenerator"] = OldHelmCharts,
        ["generatorOptions"] = GeneratorOptions,
        ["configurations"] = ListOfTexts,
        ["generators"] = ListOfTexts,
        ["transformers"] = ListOfTexts,
        ["validators"] = ListOfTexts,
        ["buildMetadata"] = ListOfTexts,
    });

    private static FieldShape Object(Fields fields) => new(ShapeKind.Object, fields);

    private static FieldShape Objects(Fields fields) => new(ShapeKind.Objects, fields);

    private static Fields Texts(params ReadOnlySpan<string> names)
    {
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var name in names)
        {
            fields[name] = Text;
        }

        return fields;
    }

    private static Fields With(Fields first, Fields second)
    {
        var fields = new Fields(first, StringComparer.Ordinal);
        foreach (var (name, shape) in second)
        {
            fields[name] = shape;
        }

        return fields;
    }
}
