using Flux.Conformance.Running;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;
using Flux.Helm.Values;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Versions;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.HelmEngine;

/// <summary>Values, versions, globs and manifests, each part on its own.</summary>
internal sealed class HelmPartsTopic : ICorpusTopic
{
    public bool Handles(string path) => path.StartsWith("strvals/", StringComparison.Ordinal) ||
        path is "helm/coalesce" or "helm/tables" or "helm/semver" or "helm/glob" or "helm/split" or "helm/sort" or "helm/order";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.Select(item => ConformanceCase.Create(item.GetString("id")!, () => Run((MapNode)item, document)));

    private static string? Run(MapNode item, MapNode document) => item.GetString("mode") switch
    {
        "strvals" => Assign(item),
        "coalesce" => Coalesce(item, document),
        "tables" => Tables(item),
        "semver" => Semver(item),
        "glob" => Glob(item),
        "split" => Same("output", item["output"]!, SortedParts.Documents(ManifestSplitter.Split(item.GetString("input")!))),
        "sort" => Sort(item),
        "order" => Same("install", item["install"]!, Texts(KindOrder.Install.Kinds)) ?? Same("uninstall", item["uninstall"]!, Texts(KindOrder.Uninstall.Kinds)),
        var mode => $"unknown mode {mode}",
    };

    private static string? Assign(MapNode item)
    {
        var mode = item.GetString("option") switch
        {
            "set" => SetMode.Typed,
            "set-string" => SetMode.Text,
            "set-json" => SetMode.Json,
            "set-file" => SetMode.File,
            _ => SetMode.Literal,
        };
        var target = item.GetString("base") is { } text ? NodeValues.FromMap((MapNode)YamlReader.Read(text)) : new GoMap();
        string? error = null;
        try
        {
            new SetParser(item.GetString("input")!, mode, path => $"<{path}>").ParseInto(target);
        }
        catch (ValuesException failure)
        {
            error = failure.Message;
        }

        return item.GetString("error") is { } expected
            ? Compare.Text("error", expected, error ?? "(none)")
            : error is not null ? "error: " + error : Same("output", item["output"]!, AsNode(target));
    }

    private static string? Coalesce(MapNode item, MapNode document)
    {
        var warnings = new List<string>();
        var (output, error) = Merge(item, document, keepNulls: false, warnings);
        var difference = item.GetString("error") is { } expected ? Compare.Text("error", expected, error) : error ?? Same("output", item["output"]!, output!);
        difference ??= item.GetList("warnings") is { } wanted
            ? Compare.Text("warnings", string.Join("\n", wanted.Select(w => ((StringNode)w).Value).Order(StringComparer.Ordinal)), string.Join("\n", warnings.Order(StringComparer.Ordinal)))
            : null;
        if (difference is not null)
        {
            return difference;
        }

        (output, error) = Merge(item, document, keepNulls: true, []);
        return item.GetString("merge", "error") is { } mergeError ? Compare.Text("merge error", mergeError, error) : error ?? Same("merge", item.Get("merge", "output")!, output!);
    }

    private static (Node? Output, string? Error) Merge(MapNode item, MapNode document, bool keepNulls, List<string> warnings)
    {
        var text = item.GetString("values") is { } own && own != "$values" ? own : document.GetString("values")!;
        try
        {
            var values = NodeValues.FromMap(YamlReader.Read(text) as MapNode ?? []);
            return (AsNode(new ValueCoalescing(keepNulls, warnings.Add).Coalesce(new ChartNode(HelmRenderTopic.Read(item.GetMap("chart")!)), values)), null);
        }
        catch (ValuesException error)
        {
            return (null, error.Message);
        }
    }

    private static string? Tables(MapNode item)
    {
        foreach (var (key, keepNulls) in new[] { ("output", false), ("merge", true) })
        {
            var target = NodeValues.FromMap(YamlReader.Read(item.GetString("values")!) as MapNode ?? []);
            new ValueCoalescing(keepNulls, _ => { }).Tables(target, NodeValues.FromMap(YamlReader.Read(item.GetString("base")!) as MapNode ?? []));
            if (Same(key, item[key]!, AsNode(target)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Semver(MapNode item)
    {
        var constraint = VersionConstraint.TryParse(item.GetString("pattern")!, out var error);
        if (constraint is null || item.GetString("error") is not null)
        {
            return Compare.Text("error", item.GetString("error"), error);
        }

        var output = new MapNode();
        foreach (var subject in item.GetList("subjects")!.Select(node => ((StringNode)node).Value))
        {
            if (SemanticVersion.TryParse(subject, out error) is not { } version)
            {
                output[subject] = new MapNode { ["error"] = error! };
                continue;
            }

            var problems = constraint.Problems(version);
            output[subject] = new MapNode
            {
                ["errors"] = problems.Count == 0 ? NullNode.Instance : Texts(problems),
                ["ok"] = constraint.IsSatisfiedBy(version),
            };
        }

        return Same("output", item["output"]!, output) ?? Compare.Text("string", item.GetString("string"), constraint.ToString());
    }

    private static string? Glob(MapNode item)
    {
        var glob = GlobPattern.TryParse(item.GetString("pattern")!);
        if (glob is null || item.GetString("error") is not null)
        {
            return (glob is null) == (item.GetString("error") is not null) ? null : $"want error {item.GetString("error")} got {glob is null}";
        }

        var output = new MapNode();
        foreach (var subject in item.GetList("subjects")!.Select(node => ((StringNode)node).Value))
        {
            output[subject] = glob.IsMatch(subject);
        }

        return Same("output", item["output"]!, output);
    }

    private static string? Sort(MapNode item)
    {
        var files = item.GetMap("files")!.Select(file => KeyValuePair.Create(file.Key, ((StringNode)file.Value).Value)).ToArray();
        foreach (var (key, order) in new[] { ("install", KindOrder.Install), ("uninstall", KindOrder.Uninstall) })
        {
            Node actual;
            try
            {
                var (hooks, manifests) = ManifestSorter.Sort(files, order);
                actual = new MapNode { ["hooks"] = OrNull(hooks.Select(SortedParts.Hook)), ["manifests"] = OrNull(manifests.Select(SortedParts.Manifest)) };
            }
            catch (RenderFailedException error)
            {
                actual = new MapNode { ["error"] = error.Message };
            }

            var wanted = item.GetMap(key) ?? new MapNode { ["error"] = item.GetString("error")! };
            var difference = wanted.GetString("error") is { } message ? Compare.Text("error", message, actual.GetString("error")) : Same(key, wanted, actual);
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static Node OrNull(IEnumerable<Node> items) => new ListNode(items) is { Count: > 0 } list ? list : NullNode.Instance;

    private static ListNode Texts(IEnumerable<string> texts) => new(texts.Select(text => (Node)text));

    private static Node AsNode(GoMap map) => JsonNodeReader.Read(GoJsonWriter.Write(map));

    private static string? Same(string what, Node wanted, Node actual) => wanted.Equals(actual) ? null : $"{what}: want {wanted} got {actual}";
}
