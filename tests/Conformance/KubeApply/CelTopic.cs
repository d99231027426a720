using System.Globalization;
using Flux.Conformance.Running;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Toolkit;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;
using Flux.Manifests.Text;

namespace Flux.Conformance.KubeApply;

/// <summary><c>cel/*</c>: expressions alone.</summary>
internal sealed class CelTopic : ICorpusTopic
{
    private static readonly string[] DoubleVariables = ["req", "res", "claims", "vars", "event", "alert", "provider"];

    public bool Handles(string path) => path is "cel/flux" or "cel/k8s" or "cel/healthcheck";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        Func<MapNode, Node?> run = path switch
        {
            "cel/flux" => item => Toolkit(item, document.GetList("vars")!),
            "cel/k8s" => item => Kubernetes(item, document.GetList("vars")!),
            _ => HealthCheck,
        };
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], run(item)));
        }
    }

    private static MapNode HealthCheck(MapNode item)
    {
        var check = Check(item.GetMap("exprs")!);
        if (CustomHealthCheckEvaluator.Create(check, out var error) is not { } evaluator)
        {
            return new MapNode { { "error", error! }, { "stage", "new" } };
        }

        var result = evaluator.Evaluate(item.GetMap("object")!);
        return result.Error is null
            ? new MapNode { { "message", "" }, { "status", result.Status } }
            : new MapNode { { "error", result.Error }, { "stage", "eval" } };
    }

    public static CustomHealthCheck Check(MapNode map) => new(
        map.GetString("apiVersion") ?? "", map.GetString("kind") ?? "", map.GetString("current") ?? "", map.GetString("inProgress") ?? "", map.GetString("failed") ?? "");

    private static MapNode Kubernetes(MapNode item, ListNode variables)
    {
        var environment = CelEnvironments.Kubernetes.WithVariables([KeyValuePair.Create("self", CelType.Dyn)]);
        var compilation = environment.Compile(item.GetString("expression")!);
        if (compilation.Program is not { } program)
        {
            var failure = new MapNode { { "error", compilation.Error }, { "stage", compilation.Stage == CelStage.Compile ? "compile" : "program" } };
            if (compilation.OutputType is { } type)
            {
                failure.Add("outputType", type.ToString());
            }

            return failure;
        }

        var self = variables[(int)item.GetInt64("vars")!].Get("self")!;
        var result = program.Evaluate(CelVariables.Of(("self", CelNodes.Wrap(self))));
        var want = new MapNode { { "cost", result.Cost }, { "outputType", program.OutputType!.ToString() } };
        if (result.Error is { } error)
        {
            want.Add("error", error);
            want.Add("stage", "eval");
        }
        else
        {
            want.Add("result", new MapNode { { "type", TypeName(result.Value) }, { "value", Print(result.Value) } });
        }

        return want;
    }

    private static string TypeName(CelValue value) => value.Kind switch
    {
        CelKind.Opaque => value.AsOpaque.Type.Name,
        CelKind.Duration => CelType.Duration.Name,
        CelKind.Timestamp => CelType.Timestamp.Name,
        CelKind.Optional => "optional_type",
        CelKind.Null => "null_type",
        _ => value.Kind.ToString().ToLowerInvariant(),
    };

    private static Node Print(CelValue value) => value.Kind switch
    {
        CelKind.Null => NullNode.Instance,
        CelKind.Bool => value.AsBool,
        CelKind.Int => value.AsInt,
        CelKind.Uint => new NumberNode(value.AsUint.ToString(CultureInfo.InvariantCulture)),
        CelKind.String => value.AsString,
        CelKind.Bytes => Convert.ToBase64String(value.AsBytes),
        CelKind.Double => GoText.FormatFloat(value.AsDouble),
        CelKind.Duration => GoDuration.Format(value.AsDuration),
        CelKind.List => new ListNode(value.AsList.Select(Print)),
        CelKind.Map => Map(value.AsMap),
        CelKind.Type => value.AsType.Name,
        CelKind.Optional when !value.AsOptional.HasValue => "<nil>",
        CelKind.Optional => value.AsOptional.Value is { Kind: CelKind.List } list ? Print(list) : value.AsOptional.Value.ToString(),
        _ => value.ToString(),
    };

    private static MapNode Map(CelMap map)
    {
        var result = new MapNode();
        foreach (var key in map.Keys)
        {
            map.TryGet(key, out var value);
            result.Add(key.Kind == CelKind.String ? key.AsString : key.ToString(), Print(value));
        }

        return result;
    }

    private static MapNode Toolkit(MapNode item, ListNode variables)
    {
        var names = item.GetList("structVariables")?.Select(name => ((StringNode)name).Value).ToArray() ?? [];
        var isCompiled = item.GetBoolean("compile") == true;
        if (!isCompiled && names.Length > 0)
        {
            return new MapNode { { "error", "output type and variables can only be set when compiling the expression" }, { "stage", "new" } };
        }

        var output = item.GetString("outputType") is { } type ? CelTypes.Find(type) : null;
        var environment = isCompiled ? CelEnvironments.Toolkit(names) : CelEnvironments.Unchecked;
        var expression = ToolkitExpression.Compile(item.GetString("expression")!, environment, output, out var error);
        if (expression is null)
        {
            return new MapNode { { "error", error! }, { "stage", "new" } };
        }

        var values = Variables((MapNode)variables[(int)item.GetInt64("vars")!]);
        Node? result = item.GetString("mode") switch
        {
            "string" => expression.EvaluateString(values, out error) is { } text ? new StringNode(text) : null,
            "strings" => expression.EvaluateStrings(values, out error) is { } list ? new ListNode(list.Select(word => (Node)word)) : null,
            "any" => Any(expression.Evaluate(values), out error),
            _ => expression.EvaluateBoolean(values, out error) is { } holds ? BooleanNode.Of(holds) : null,
        };
        if (error is not null)
        {
            return new MapNode { { "error", error }, { "stage", "eval" } };
        }

        var answer = new MapNode { { "result", result! } };
        if (item.Get("want", "goType") is { } goType)
        {
            // The type of the value in the other program's memory has no counterpart here.
            answer.Add("goType", goType);
        }

        return answer;
    }

    private static Node? Any(CelValue value, out string? error)
    {
        error = value.IsError ? value.Message : null;
        return value.Kind switch
        {
            CelKind.Null => "NULL_VALUE",
            CelKind.Double => NumberNode.Of((long)value.AsDouble) is var whole && whole.ToDouble().Equals(value.AsDouble) ? whole : new NumberNode(GoText.FormatFloat(value.AsDouble)),
            CelKind.Timestamp => value.AsTimestamp.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss +0000 UTC", CultureInfo.InvariantCulture),
            CelKind.Error => null,
            _ => Print(value),
        };
    }

    private static CelVariables Variables(MapNode map) => CelVariables.Of([.. map.Select(entry =>
        (entry.Key, CelNodes.Wrap(entry.Value, DoubleVariables.Contains(entry.Key) ? CelNumberReading.AsDouble : CelNumberReading.ByText)))]);

    private static class CelTypes
    {
        public static CelType Find(string name) => name switch
        {
            "bool" => CelType.Bool,
            "string" => CelType.String,
            "list" => CelType.List(CelType.String),
            _ => throw new InvalidOperationException($"output type {name}"),
        };
    }
}
