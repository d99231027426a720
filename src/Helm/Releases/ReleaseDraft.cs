using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Releases;

/// <summary>What a new record is made of.</summary>
public sealed record ReleaseDraft(ReleaseKey Key, string Namespace, Chart Chart, ChartValues Values, RenderResult Rendered)
{
    public required string Status { get; init; }

    public required string Description { get; init; }

    /// <summary>When the first revision was installed.</summary>
    public required DateTimeOffset FirstDeployed { get; init; }

    public required DateTimeOffset LastDeployed { get; init; }

    /// <summary>The documents as one text, each after its source.</summary>
    public required string Manifest { get; init; }

    /// <summary>The time of the chart's files; null when it is not known.</summary>
    public DateTimeOffset? ChartTime { get; init; }

    public bool HidesNotes { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public ReleaseRecord ToRecord()
    {
        var document = new MapNode { ["name"] = Key.Name, ["info"] = Info(), ["chart"] = ChartNode() };
        if (Values.ToNode() is { Count: > 0 } config)
        {
            document["config"] = config;
        }

        document["manifest"] = Manifest;
        if (Rendered.Hooks.Count > 0)
        {
            document["hooks"] = new ListNode(Rendered.Hooks.Select(HookNode));
        }

        document["version"] = Key.Revision;
        document["namespace"] = Namespace;
        document["apply_method"] = "ssa";
        return new ReleaseRecord(document, Labels);
    }

    private MapNode Info()
    {
        var info = new MapNode
        {
            ["first_deployed"] = ReleaseRecord.Time(FirstDeployed),
            ["last_deployed"] = ReleaseRecord.Time(LastDeployed),
            ["description"] = Description,
            ["status"] = Status,
        };
        if (Rendered.Notes.Length > 0 && !HidesNotes)
        {
            info["notes"] = Rendered.Notes;
        }

        return info;
    }

    private MapNode ChartNode()
    {
        var chart = new MapNode
        {
            ["metadata"] = ChartMetadataWriter.ToNode(Chart.Metadata),
            ["lock"] = Chart.Lock is { } chartLock ? ChartMetadataWriter.ToNode(chartLock) : NullNode.Instance,
            ["templates"] = Files(Chart.Templates),
            ["values"] = Chart.Values.DeepClone(),
            ["schema"] = Chart.Schema is { } schema ? Convert.ToBase64String(schema) : NullNode.Instance,
            ["schemamodtime"] = "0001-01-01T00:00:00Z",
            ["files"] = Chart.Files.Count == 0 ? NullNode.Instance : Files(Chart.Files),
        };
        AddTime(chart);
        return chart;
    }

    private ListNode Files(IReadOnlyList<ChartFile> files) => new(files.Select(file =>
    {
        var node = new MapNode { ["name"] = file.Name, ["data"] = Convert.ToBase64String(file.Data) };
        AddTime(node);
        return node;
    }));

    private void AddTime(MapNode node)
    {
        if (ChartTime is { } time)
        {
            node["modtime"] = ReleaseRecord.Time(time);
        }
    }

    private static MapNode HookNode(Hook hook)
    {
        var node = new MapNode
        {
            ["name"] = hook.Name,
            ["kind"] = hook.Kind,
            ["path"] = hook.Path,
            ["manifest"] = hook.Manifest,
            ["events"] = Texts(hook.Events),
            ["last_run"] = new MapNode { ["phase"] = "" },
        };
        if (hook.Weight != 0)
        {
            node["weight"] = hook.Weight;
        }

        AddTexts(node, "delete_policies", hook.DeletePolicies);
        AddTexts(node, "output_log_policies", hook.OutputLogPolicies);
        return node;
    }

    private static void AddTexts(MapNode node, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            node[key] = Texts(texts);
        }
    }

    private static ListNode Texts(IEnumerable<string> texts) => new(texts.Select(text => new StringNode(text)));
}
