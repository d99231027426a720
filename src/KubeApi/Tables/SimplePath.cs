using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Tables;

/// <summary>
/// The JSON paths that printer columns and scale subresources use: fields, indexes and one equality filter,
/// <c>.status.conditions[?(@.type=="Ready")].status</c>.
/// </summary>
internal sealed class SimplePath
{
    private readonly List<Step> _steps;

    private SimplePath(List<Step> steps) => _steps = steps;

    private enum StepKind
    {
        Field,
        Index,
        Filter,
    }

    public static SimplePath Parse(string text)
    {
        var steps = new List<Step>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                var end = ClosingBracket(text, at);
                steps.Add(Bracket(text[(at + 1)..end]));
                at = end + 1;
            }
            else
            {
                at += text[at] == '.' ? 1 : 0;
                var end = FieldEnd(text, at);
                if (end > at)
                {
                    steps.Add(new Step(StepKind.Field, text[at..end].Replace("\\.", ".", StringComparison.Ordinal), "", 0));
                }

                at = Math.Max(end, at + (end == at ? 1 : 0));
            }
        }

        return new SimplePath(steps);
    }

    /// <summary>The first match, or null.</summary>
    public Node? Find(Node? node)
    {
        foreach (var step in _steps)
        {
            node = step.Kind switch
            {
                StepKind.Field => (node as MapNode)?[step.Name],
                StepKind.Index => node is ListNode list && step.Index < list.Count && step.Index >= 0 ? list[step.Index] : null,
                _ => (node as ListNode)?.FirstOrDefault(item => item.GetString(step.Name.Split('.')) == step.Value),
            };
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private static int ClosingBracket(string text, int at)
    {
        var end = text.IndexOf(']', at);
        return end < 0 ? text.Length - 1 : end;
    }

    private static int FieldEnd(string text, int at)
    {
        while (at < text.Length && text[at] is not ('.' or '['))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }

    private static Step Bracket(string inner)
    {
        if (inner.StartsWith("?(@.", StringComparison.Ordinal) && inner.Split("==", 2) is [var left, var right])
        {
            return new Step(StepKind.Filter, left[4..].Trim(), right.TrimEnd(')', ' ').Trim().Trim('"', '\''), 0);
        }

        return int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? new Step(StepKind.Index, "", "", index)
            : new Step(StepKind.Field, inner.Trim('"', '\''), "", 0);
    }

    private readonly record struct Step(StepKind Kind, string Name, string Value, int Index);
}
