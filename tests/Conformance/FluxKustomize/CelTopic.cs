using Flux.Conformance.KubeApply;
using Flux.Conformance.Running;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Toolkit;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Conformance.FluxKustomize;

/// <summary><c>library/cel</c>: health checks by expression, and <c>readyExpr</c>.</summary>
internal sealed class CelTopic : ICorpusTopic
{
    private static readonly CelEnvironment Ready = CelEnvironments.Toolkit("self", "dep");

    public bool Handles(string path) => path == "library/cel";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            Func<MapNode> run = item.GetString("mode") == "readyexpr" ? () => ReadyExpression(item) : () => HealthChecks(item);
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["result"], run()));
        }
    }

    private static MapNode ReadyExpression(MapNode item)
    {
        var expression = ToolkitExpression.Compile(item.GetString("expr")!, Ready, CelType.Bool, out var error);
        if (expression is null)
        {
            return new MapNode { { "compileError", error! } };
        }

        var variables = CelVariables.Of(("self", CelNodes.Wrap(item["self"]!)), ("dep", CelNodes.Wrap(item["dep"]!)));
        return expression.EvaluateBoolean(variables, out error) is { } holds ? new MapNode { { "output", holds } } : new MapNode { { "error", error! } };
    }

    private static MapNode HealthChecks(MapNode item)
    {
        var checks = item.GetList("checks")!.Cast<MapNode>().Select(KubeApply.CelTopic.Check).ToArray();
        if (CustomHealthCheckSet.Create(checks, out var error) is not { } set)
        {
            return new MapNode { { "validation", error! } };
        }

        return new MapNode { { "output", new ListNode(item.GetList("objects")!.Cast<MapNode>().Select(resource => Status(set, resource))) } };
    }

    private static MapNode Status(CustomHealthCheckSet set, MapNode resource) => set.Evaluate(resource) switch
    {
        null => new MapNode { { "status", "uncovered" } },
        { Error: { } error } => new MapNode { { "error", error } },
        var result => new MapNode { { "message", "" }, { "status", result.Status } },
    };
}
