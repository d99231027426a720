using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Selectors;

namespace Flux.Conformance.KubeApply;

/// <summary><c>prims/selectors</c>.</summary>
internal sealed class SelectorTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "prims/selectors";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], Run(item)));

    private static MapNode Run(MapNode item)
    {
        try
        {
            return item.GetString("op") switch
            {
                "labelselector" => Label(item),
                "fieldselector" => Field(item),
                _ => LabelObject(item),
            };
        }
        catch (SelectorException error)
        {
            return new MapNode { { "error", error.Message } };
        }
    }

    private static MapNode Label(MapNode item)
    {
        var selector = LabelSelector.Parse(item.GetString("text")!);
        var result = new MapNode
        {
            { "empty", selector.IsEmpty },
            { "matches", Matches(item, labels => selector.Matches(labels)) },
            { "requirements", new ListNode(selector.Requirements.Select(Describe)) },
            { "selectable", true },
            { "string", selector.ToString() },
        };
        try
        {
            result.Add("toLabelSelector", selector.ToObject());
        }
        catch (SelectorException error)
        {
            result.Add("toLabelSelectorError", error.Message);
        }

        return result;
    }

    private static MapNode LabelObject(MapNode item)
    {
        var node = item["object"] as MapNode;
        var result = new MapNode();
        if (node is not null && LabelSelector.Validate(node, "selector") is { Count: > 0 } errors)
        {
            result.Add("validation", new ListNode(errors.Select(error => (Node)error.ToString())));
        }

        try
        {
            var selector = LabelSelector.FromObject(node);
            result.Add("empty", selector.IsEmpty);
            result.Add("format", selector.ToString() is { Length: > 0 } text ? text : "<none>");
            result.Add("matches", Matches(item, labels => selector.Matches(labels)));
            result.Add("string", selector.ToString());
        }
        catch (SelectorException error)
        {
            result.Add("format", "<error>");
            result.Add("error", error.Message);
        }

        return result;
    }

    private static MapNode Field(MapNode item)
    {
        var selector = FieldSelector.Parse(item.GetString("text")!);
        return new MapNode
        {
            { "empty", selector.IsEmpty },
            { "matches", Matches(item, fields => selector.Matches(name => fields.GetString(name))) },
            {
                "requirements", new ListNode(selector.Requirements.Select(requirement => new MapNode
                {
                    { "field", requirement.Field },
                    { "operator", requirement.IsNegated ? "!=" : "=" },
                    { "value", requirement.Value },
                }))
            },
            { "string", selector.ToString() },
        };
    }

    private static ListNode Matches(MapNode item, Func<MapNode, bool> match) =>
        new(item.GetList("subjects")!.Select(subject => (Node)match((MapNode)subject)));

    private static MapNode Describe(LabelRequirement requirement) => new()
    {
        { "key", requirement.Key },
        {
            "operator", requirement.Operator switch
            {
                LabelOperator.Exists => "exists",
                LabelOperator.DoesNotExist => "!",
                LabelOperator.Equals => "=",
                LabelOperator.DoubleEquals => "==",
                LabelOperator.NotEquals => "!=",
                LabelOperator.In => "in",
                LabelOperator.NotIn => "notin",
                LabelOperator.GreaterThan => "gt",
                _ => "lt",
            }
        },
        { "values", new ListNode(requirement.Values.Select(value => (Node)value)) },
    };
}
