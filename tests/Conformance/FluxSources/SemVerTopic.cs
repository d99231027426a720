using System.Text;
using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Versions;
using Flux.Sources;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Protocol;
using Flux.Sources.HelmRepositories;
using Flux.Sources.Oci;

namespace Flux.Conformance.FluxSources;

/// <summary>Versions, ranges, and the tags that they choose.</summary>
public sealed class SemVerTopic : ICorpusTopic
{
    private const string IndexKey = "index";

    public bool Handles(string path) => path == "tables/semver";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var inputs = (MapNode)JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(support, "tables", "inputs.json")));
        foreach (var row in document.GetList("cases")!.OfType<MapNode>())
        {
            // Which of the two shared indexes a case was recorded with shows in its id alone.
            var index = row.GetString("id")!.StartsWith("chartdup", StringComparison.Ordinal) ? "semver-chartdup-index" : "semver-chart-index";
            row.GetMap("in")!.Set(IndexKey, new StringNode(index));
        }

        var versions = inputs.GetList("semver-versions")!.Select(node => ((StringNode)node).Value).ToArray();
        var tags = inputs.GetList("semver-git-tags")!.Select(node => ((StringNode)node).Value).ToArray();
        return TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["parseversion"] = (input, expected) => Task.FromResult(Parse(input.GetString("a") ?? "", expected)),
            ["constraint"] = (input, expected) => Task.FromResult(Constraint(input.GetString("exp") ?? "", versions, expected)),
            ["chartversion"] = (input, expected) => Chart(input, expected, inputs),
            ["ocichartversion"] = (input, expected) => ChartTagAsync(input, expected),
            ["ocisemver"] = (input, _) => Task.FromResult(OciTag(input)),
            ["gitsemver"] = (input, _) => Task.FromResult(Tag(input.GetString("exp") ?? "", tags)),
        });
    }

    private static MapNode Parse(string text, MapNode expected)
    {
        var result = new MapNode();
        if (SemanticVersion.TryParseComplete(text, out var error) is { } version)
        {
            result.Set("string", new StringNode(version.ToString()));
            result.Set("original", new StringNode(version.Original));
        }
        else
        {
            result.Set("error", new StringNode(error!));
        }

        var loose = SemanticVersion.TryParse(text, out var looseError);
        result.Set(loose is null ? "looseError" : "loose", new StringNode(loose?.ToString() ?? looseError!));
        return result;
    }

    private static MapNode Constraint(string text, string[] versions, MapNode expected)
    {
        if (VersionConstraint.TryParse(text, out var error) is not { } constraint)
        {
            return TableCases.Error(error!);
        }

        var matches = new List<SemanticVersion>();
        foreach (var item in versions)
        {
            if (SemanticVersion.TryParseComplete(item, out _) is { } version && constraint.IsSatisfiedBy(version))
            {
                matches.Add(version);
            }
        }

        // The recording's sort is not stable: among equal versions any order is right.
        var recorded = expected.GetList("sorted")?.Select(node => ((StringNode)node).Value).ToList() ?? [];
        var sorted = matches
            .OrderByDescending(version => version, Comparer<SemanticVersion>.Create((left, right) => left.CompareTo(right)))
            .ThenBy(version => recorded.IndexOf(version.Original));
        return new MapNode
        {
            { "string", new StringNode(constraint.ToString()) },
            { "matches", new ListNode(matches.Select(version => new StringNode(version.Original))) },
            { "sorted", new ListNode(sorted.Select(version => new StringNode(version.Original))) },
        };
    }

    private static Task<MapNode> Chart(MapNode input, MapNode expected, MapNode inputs)
    {
        try
        {
            var index = HelmIndex.Parse(Encoding.UTF8.GetBytes(inputs.GetString(input.GetString(IndexKey)!)!));
            var chosen = ChartVersionSelector.Select(index, input.GetString("name")!, input.GetString("version") ?? "");
            return Task.FromResult(Chosen(chosen.Version, chosen.Urls));
        }
        catch (SourceException error)
        {
            return Task.FromResult(Failed(error, expected));
        }
    }

    private static async Task<MapNode> ChartTagAsync(MapNode input, MapNode expected)
    {
        var name = input.GetString("name")!;
        var repository = "oci://example.com/x/" + name;
        IReadOnlyList<string> tags = [.. input.GetList("tags")!.Select(node => ((StringNode)node).Value)];
        try
        {
            var chosen = await ChartVersionSelector.SelectTagAsync(() => Task.FromResult(tags), repository, name, input.GetString("version") ?? "");
            return Chosen(chosen, [$"{repository}:{chosen}"]);
        }
        catch (SourceException error)
        {
            return Failed(error, expected);
        }
    }

    private static MapNode Chosen(string version, IReadOnlyList<string> urls) =>
        new() { { "chosen", new StringNode(version) }, { "urls", new ListNode(urls.Select(url => new StringNode(url))) } };

    /// <summary>The type of the error is the original's own affair.</summary>
    private static MapNode Failed(SourceException error, MapNode expected)
    {
        var result = expected.Copy();
        result.Set("error", new StringNode(error.Message));
        return result;
    }

    private static MapNode OciTag(MapNode input)
    {
        var tags = input.GetList("tags")!.Select(node => ((StringNode)node).Value);
        var isChart = input.GetString("mediaType")?.Contains("helm.chart", StringComparison.Ordinal) == true;
        try
        {
            return new MapNode { { "chosen", new StringNode(OciTagSelector.Select(tags, input.GetString("exp") ?? "", input.GetString("filter") ?? "", isChart)) } };
        }
        catch (SourceException error)
        {
            return TableCases.Error(error.Message);
        }
    }

    /// <summary>The commits were made in the order of the tags, so of equal versions the later one is the newer.</summary>
    private static MapNode Tag(string text, string[] tags)
    {
        if (text.Length == 0)
        {
            return TableCases.Error("unable to clone '<url>': couldn't find remote ref \"refs/heads/master\"");
        }

        if (VersionConstraint.TryParse(text, out var error) is not { } constraint)
        {
            return TableCases.Error("semver parse error: " + error);
        }

        var refs = new RemoteRefs();
        foreach (var tag in tags)
        {
            refs.Add("refs/tags/" + tag, default(ObjectId));
        }

        var highest = SemVerTags.Highest(refs, constraint);
        return highest.Count == 0
            ? TableCases.Error("no match found for semver: " + text)
            : new MapNode { { "chosen", new StringNode(highest.MaxBy(tag => Array.IndexOf(tags, tag))!) } };
    }
}
