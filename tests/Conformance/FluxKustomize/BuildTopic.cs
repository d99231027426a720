using System.Text;
using Flux.Conformance.Kustomize;
using Flux.Conformance.Running;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Substitution;
using Flux.Kustomize.Toolkit;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.FluxKustomize;

/// <summary>Generating a kustomization file, building it, and substituting variables, as the controller does in one go.</summary>
public sealed class BuildTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "library/generate" or "library/substitution";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item)));

    private static string? Replay(MapNode item)
    {
        var files = new InMemoryFileSystem(
            item.GetMap("files")!.Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(((StringNode)file.Value).Value))),
            (item.GetList("dirs") ?? new ListNode()).Select(folder => ((StringNode)folder).Value));
        var spec = item.GetMap("spec") ?? new MapNode();
        var expected = item.GetMap("result")!;
        var generated = KustomizationGenerator.Generate(files, item.GetString("path") ?? "", spec);
        if (generated.Error is { } error)
        {
            return CompareError(expected, error.Message);
        }

        if (expected.GetString("kustomization") is { } kustomization && kustomization != generated.Content)
        {
            return "kustomization: " + TextDifference.Find(kustomization, generated.Content);
        }

        var result = ToolkitBuilder.Build(files, generated);
        return result.IsSuccess ? Substitute(item, spec, expected, result) : CompareError(expected, result.Errors[0].Message);
    }

    private static string? Substitute(MapNode item, MapNode spec, MapNode expected, BuildResult result)
    {
        var objects = result.Objects;
        if (spec.GetMap("postBuild") is { } postBuild && objects.FirstOrDefault(PostBuild.IsSubject) is { } first)
        {
            var (substituted, error) = Substitute(item, postBuild, objects, first);
            if (substituted is null)
            {
                return CompareError(expected, error!);
            }

            objects = substituted;
        }

        var output = string.Join("---\n", objects.Select(one => YamlWriter.Write(one)));
        return expected.GetString("output") is { } wanted ? TextDifference.Find(wanted, output) : $"an error was expected: {expected.GetString("error")}";
    }

    private static (IReadOnlyList<MapNode>? Objects, string? Error) Substitute(MapNode item, MapNode postBuild, IReadOnlyList<MapNode> objects, MapNode first)
    {
        var sources = new List<IReadOnlyDictionary<string, string>>();
        foreach (var reference in (postBuild.GetList("substituteFrom") ?? new ListNode()).OfType<MapNode>())
        {
            var (kind, name) = (reference.GetString("kind")!, reference.GetString("name")!);
            var found = (item.GetList("cluster") ?? new ListNode()).OfType<MapNode>()
                .FirstOrDefault(one => one.GetString("kind") == kind && one.GetString("metadata", "name") == name);
            if (found is not null)
            {
                sources.Add(DataOf(found));
            }
            else if (reference.GetBoolean("optional") != true)
            {
                return (null, $"post build failed for '{PostBuild.Describe(first)}': "
                    + $"substitute from '{kind}/{name}' error: {kind.ToLowerInvariant()}s \"{name}\" not found");
            }
        }

        var variables = PostBuild.Variables(postBuild.GetMap("substitute"), sources);
        return PostBuild.SubstituteAll(objects, variables, item.GetBoolean("strict") ?? true, postBuild.GetString("substituteStrategy") == "Always");
    }

    private static Dictionary<string, string> DataOf(MapNode found)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in found.GetMap("data") ?? new MapNode())
        {
            var text = ((StringNode)value).Value;
            data[key] = found.GetString("kind") == "Secret" ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : text;
        }

        foreach (var (key, value) in found.GetMap("stringData") ?? new MapNode())
        {
            data[key] = ((StringNode)value).Value;
        }

        return data;
    }

    private static string? CompareError(MapNode expected, string message)
    {
        if (expected.GetString("error") is not { } recorded)
        {
            return $"unexpected error: {message}";
        }

        recorded = recorded.Replace("<tmp>/", "", StringComparison.Ordinal).Replace("'<tmp>'", "'.'", StringComparison.Ordinal);
        return recorded == message || ErrorSense.IsKept(recorded, message) ? null : $"expected error |{recorded}|{Environment.NewLine}but was |{message}|";
    }
}
