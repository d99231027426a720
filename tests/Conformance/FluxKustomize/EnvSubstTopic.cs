using Flux.Conformance.Running;
using Flux.Kustomize.Substitution;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxKustomize;

/// <summary>Expressions of the substitution dialect and what they expand to.</summary>
public sealed class EnvSubstTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "library/envsubst";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var shared = document.GetMap("vars");
        foreach (var item in document.GetList("cases")!.OfType<MapNode>())
        {
            var variables = (item.GetMap("vars") ?? shared)!.ToDictionary(pair => pair.Key, pair => ((StringNode)pair.Value).Value);
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item, variables));
        }
    }

    private static string? Replay(MapNode item, Dictionary<string, string> variables)
    {
        var result = EnvSubst.Expand(item.GetString("expr")!, variables, item.GetBoolean("strict") ?? true);
        if (item.GetString("result", "output") is { } output)
        {
            return output == result.Text ? null : $"expected |{output}| but was |{result.Text ?? result.Error}|";
        }

        // Where the original panics, any error will do.
        var error = item.GetString("result", "error");
        return result.Error is not null && (error is null || error == result.Error) ? null : $"expected error |{error}| but was |{result.Error ?? result.Text}|";
    }
}
