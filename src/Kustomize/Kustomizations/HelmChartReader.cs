using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Reads the Helm fields, the old combined form included, as requests for whoever renders charts.</summary>
internal static class HelmChartReader
{
    private static readonly string[] Texts =
    [
        "name", "version", "repo", "releaseName", "namespace", "valuesFile", "valuesMerge", "kubeVersion", "nameTemplate",
    ];

    private static readonly string[] Flags = ["includeCRDs", "skipHooks", "skipTests", "debug", "devel"];

    public static IReadOnlyList<MapNode> Read(ObjectReader reader) =>
    [
        .. reader.Objects("helmChartInflationGenerator", "HelmChartArgs", ReadOldChart),
        .. reader.Objects("helmCharts", "HelmChart", ReadChart),
    ];

    public static MapNode? ReadGlobals(ObjectReader reader) => reader.Object("helmGlobals", "HelmGlobals", globals =>
    {
        var map = new MapNode();
        AddText(map, globals, "chartHome", "chartHome");
        AddText(map, globals, "configHome", "configHome");
        return map;
    });

    private static MapNode ReadChart(ObjectReader reader)
    {
        var map = new MapNode();
        foreach (var name in Texts)
        {
            AddText(map, reader, name, name);
        }

        foreach (var name in Flags)
        {
            if (reader.Flag(name))
            {
                map.Set(name, BooleanNode.True);
            }
        }

        AddTexts(map, reader, "additionalValuesFiles");
        AddTexts(map, reader, "apiVersions");
        if (reader.Value("valuesInline") is { } values)
        {
            map.Set("valuesInline", values);
        }

        return map;
    }

    private static MapNode ReadOldChart(ObjectReader reader)
    {
        var map = new MapNode();
        AddText(map, reader, "chartName", "name");
        AddText(map, reader, "chartVersion", "version");
        AddText(map, reader, "chartRepoUrl", "repo");
        AddText(map, reader, "releaseName", "releaseName");
        AddText(map, reader, "releaseNamespace", "namespace");
        AddText(map, reader, "values", "valuesFile");
        AddText(map, reader, "valuesMerge", "valuesMerge");
        AddText(map, reader, "chartHome", "chartHome");
        reader.Text("chartRepoName");
        reader.Text("helmBin");
        reader.Text("helmHome");
        reader.Texts("extraArgs");
        if (reader.Value("valuesLocal") is { } values)
        {
            map.Set("valuesInline", values);
        }

        return map;
    }

    private static void AddText(MapNode map, ObjectReader reader, string from, string to)
    {
        if (reader.Text(from) is { Length: > 0 } text)
        {
            map.Set(to, text);
        }
    }

    private static void AddTexts(MapNode map, ObjectReader reader, string name)
    {
        var texts = reader.Texts(name);
        if (texts.Count > 0)
        {
            map.Set(name, new ListNode(texts.Select(text => (Node)text)));
        }
    }
}
