using Fields = System.Collections.Generic.Dictionary<string, Flux.Kustomize.Toolkit.FieldShape>;

namespace Flux.Kustomize.Toolkit;

/// <summary>The fields of a kustomization file, for writing one anew with what is known and nothing else.</summary>
internal static class KustomizationShape
{
    private static readonly FieldShape _text = new(ShapeKind.Text);
    private static readonly FieldShape _textAlways = new(ShapeKind.Text, KeepsEmpty: true);
    private static readonly FieldShape _flag = new(ShapeKind.Flag);
    private static readonly FieldShape _integer = new(ShapeKind.Integer);
    private static readonly FieldShape _texts = new(ShapeKind.Texts);
    private static readonly FieldShape _textMap = new(ShapeKind.TextMap);
    private static readonly FieldShape _anything = new(ShapeKind.Anything);

    private static readonly Fields _types = Texts("group", "version", "kind");
    private static readonly Fields _id = With(_types, Texts("name", "namespace"));
    private static readonly Fields _selector = With(_id, Texts("annotationSelector", "labelSelector"));

    private static readonly FieldShape _generatorOptions = Object(new Fields
    {
        ["labels"] = _textMap, ["annotations"] = _textMap, ["disableNameSuffixHash"] = _flag, ["immutable"] = _flag,
    });

    private static readonly FieldShape _fieldOptions = Object(new Fields
    {
        ["delimiter"] = _text, ["index"] = _integer, ["encoding"] = _text, ["create"] = _flag,
    });

    private static readonly Fields _generator = With(Texts("name", "namespace", "behavior", "env"), new Fields
    {
        ["literals"] = _texts, ["files"] = _texts, ["envs"] = _texts, ["options"] = _generatorOptions,
    });

    private static readonly FieldShape _patches = Objects(With(Texts("path", "patch"), new Fields
    {
        ["target"] = Object(_selector), ["options"] = Object(new Fields { ["allowNameChange"] = _flag, ["allowKindChange"] = _flag }),
    }));

    private static readonly FieldShape _images = Objects(Texts("name", "newName", "tagSuffix", "newTag", "digest"));

    private static readonly FieldShape _labels = Objects(new Fields
    {
        ["pairs"] = _textMap,
        ["includeSelectors"] = _flag,
        ["includeTemplates"] = _flag,
        ["fields"] = Objects(With(_types, new Fields { ["path"] = _text, ["create"] = _flag })),
    });

    private static readonly FieldShape _replacements = Objects(new Fields
    {
        ["path"] = _text,
        ["sourceValue"] = _text,
        ["source"] = Object(With(_id, new Fields { ["fieldPath"] = _text, ["options"] = _fieldOptions })),
        ["targets"] = Objects(new Fields
        {
            ["select"] = Object(_selector) with { KeepsEmpty = true },
            ["reject"] = Objects(_selector),
            ["fieldPaths"] = _texts,
            ["options"] = _fieldOptions,
        }),
    });

    private static readonly FieldShape _variables = Objects(new Fields
    {
        ["name"] = _textAlways,
        ["objref"] = Object(With(_types, new Fields { ["apiVersion"] = _text, ["name"] = _textAlways, ["namespace"] = _text })) with { KeepsEmpty = true },
        ["fieldref"] = Object(Texts("fieldPath")) with { KeepsEmpty = true },
    });

    private static readonly FieldShape _sortOptions = Object(new Fields
    {
        ["order"] = _text,
        ["legacySortOptions"] = Object(new Fields { ["orderFirst"] = _texts with { KeepsEmpty = true }, ["orderLast"] = _texts with { KeepsEmpty = true } }),
    });

    private static readonly FieldShape _helmCharts = Objects(With(
        Texts("name", "version", "repo", "releaseName", "namespace", "valuesFile", "valuesMerge", "kubeVersion", "nameTemplate"),
        new Fields
        {
            ["additionalValuesFiles"] = _texts,
            ["valuesInline"] = _anything,
            ["includeCRDs"] = _flag,
            ["skipHooks"] = _flag,
            ["apiVersions"] = _texts,
            ["skipTests"] = _flag,
            ["debug"] = _flag,
            ["devel"] = _flag,
        }));

    private static readonly FieldShape _oldHelmCharts = Objects(With(
        Texts("chartName", "chartVersion", "chartRepoUrl", "chartHome", "chartRepoName", "helmBin", "helmHome", "values", "valuesMerge", "releaseName", "releaseNamespace"),
        new Fields { ["valuesLocal"] = _anything, ["extraArgs"] = _texts }));

    public static readonly IReadOnlyDictionary<string, FieldShape> Root = With(Texts("apiVersion", "kind", "namePrefix", "nameSuffix", "namespace"), new Fields
    {
        ["metadata"] = Object(With(Texts("name", "namespace"), new Fields { ["labels"] = _textMap, ["annotations"] = _textMap })),
        ["openapi"] = _textMap,
        ["commonLabels"] = _textMap,
        ["labels"] = _labels,
        ["commonAnnotations"] = _textMap,
        ["patchesStrategicMerge"] = _texts,
        ["patchesJson6902"] = _patches,
        ["patches"] = _patches,
        ["images"] = _images,
        ["imageTags"] = _images,
        ["replacements"] = _replacements,
        ["replicas"] = Objects(new Fields { ["name"] = _text, ["count"] = _integer with { KeepsEmpty = true } }),
        ["vars"] = _variables,
        ["sortOptions"] = _sortOptions,
        ["resources"] = _texts,
        ["components"] = _texts,
        ["crds"] = _texts,
        ["bases"] = _texts,
        ["configMapGenerator"] = Objects(_generator),
        ["secretGenerator"] = Objects(With(_generator, Texts("type"))),
        ["helmGlobals"] = Object(Texts("chartHome", "configHome")),
        ["helmCharts"] = _helmCharts,
        ["helmChartInflationGenerator"] = _oldHelmCharts,
        ["generatorOptions"] = _generatorOptions,
        ["configurations"] = _texts,
        ["generators"] = _texts,
        ["transformers"] = _texts,
        ["validators"] = _texts,
        ["buildMetadata"] = _texts,
    });

    private static FieldShape Object(Fields fields) => new(ShapeKind.Object, fields);

    private static FieldShape Objects(Fields fields) => new(ShapeKind.Objects, fields);

    private static Fields Texts(params ReadOnlySpan<string> names)
    {
        var fields = new Fields(StringComparer.Ordinal);
        foreach (var name in names)
        {
            fields[name] = _text;
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
