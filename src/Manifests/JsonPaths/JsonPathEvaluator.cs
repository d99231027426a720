using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.JsonPaths;

/// <summary>Applies steps to values. The number of values is limited, since <c>..</c> repeats what it descends into.</summary>
internal sealed class JsonPathEvaluator(bool allowMissingKeys)
{
    private const int MaxValues = 1_000_000;

    private int _values;

    /// <param name="step">The step.</param>
    /// <param name="input">The values it is applied to.</param>
    /// <param name="onIdentifier">Called with <c>range</c> or <c>end</c>; whether the values go on.</param>
    public IReadOnlyList<Node> Evaluate(Step step, IReadOnlyList<Node> input, Func<string, bool> onIdentifier)
    {
        var results = step.Kind switch
        {
            StepKind.Action => step.Children.Aggregate(input, (values, child) => Evaluate(child, values, onIdentifier)),
            StepKind.Text => [step.Literal!],
            StepKind.Number or StepKind.Boolean => [.. input.Select(_ => step.Literal!)],
            StepKind.Field => Field(step.Name, input),
            StepKind.Slice => Slice(step.Bounds, input),
            StepKind.Filter => Filter(step, input, onIdentifier),
            StepKind.Wildcard => [.. input.SelectMany(Contents)],
            StepKind.Recursive => Descend(input),
            StepKind.Union => [.. step.Children.SelectMany(child => Evaluate(child, input, onIdentifier))],
            _ => onIdentifier(step.Name) ? input : [],
        };
        _values += results.Count;
        return _values <= MaxValues ? results : throw new JsonPathException($"the template finds more than {MaxValues} values");
    }

    private static IEnumerable<Node> Contents(Node value) => value switch
    {
        MapNode map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value),
        ListNode list => list,
        StringNode text => System.Text.Encoding.UTF8.GetBytes(text.Value).Select(octet => (Node)(long)octet),
        _ => [],
    };

    private List<Node> Field(string name, IReadOnlyList<Node> input)
    {
        var results = input.Select(value => (value as MapNode)?[name]).OfType<Node>().ToList();
        return results.Count > 0 || allowMissingKeys || input.Count == 0 ? results : throw new JsonPathException($"{name} is not found");
    }

    private static List<Node> Slice(SliceBounds bounds, IReadOnlyList<Node> input)
    {
        var results = new List<Node>();
        foreach (var value in input.Where(value => value is not NullNode))
        {
            var list = value as ListNode ?? throw new JsonPathException($"{GoPrint.TypeOf(value)} is not array or slice");
            var start = bounds.Start ?? 0;
            var end = bounds.IsSingle ? start + 1 : bounds.End ?? list.Count;
            end += end < 0 || (end == 0 && bounds.IsSingle) ? list.Count : 0;
            start += start < 0 ? list.Count : 0;
            if (start == end)
            {
                return results;
            }

            CheckBounds(start, end, list.Count);
            var step = bounds.Step ?? 1;
            if (step <= 0)
            {
                throw new JsonPathException("step must be > 0");
            }

            for (var i = start; i < end; i += step)
            {
                results.Add(list[i]);
            }
        }

        return results;
    }

    private static void CheckBounds(int start, int end, int count)
    {
        if (start >= count || start < 0)
        {
            throw new JsonPathException($"array index out of bounds: index {start}, length {count}");
        }

        if (end > count || end < 0)
        {
            throw new JsonPathException($"array index out of bounds: index {end - 1}, length {count}");
        }

        if (start > end)
        {
            throw new JsonPathException($"starting index {start} is greater than ending index {end}");
        }
    }

    private List<Node> Filter(Step filter, IReadOnlyList<Node> input, Func<string, bool> onIdentifier)
    {
        var results = new List<Node>();
        foreach (var value in input)
        {
            var list = value as ListNode ?? throw new JsonPathException($"{GoPrint.Value(value)} is not array or slice and cannot be filtered");
            results.AddRange(list.Where(item => Passes(filter, item, onIdentifier)));
        }

        return results;
    }

    private bool Passes(Step filter, Node item, Func<string, bool> onIdentifier)
    {
        if (filter.Name == "exists")
        {
            return Exists(filter.Children[0], item, onIdentifier);
        }

        var left = Evaluate(filter.Children[0], [item], onIdentifier);
        if (left.Count == 0)
        {
            return false;
        }

        RequireOne(left);
        var right = Evaluate(filter.Children[1], [item], onIdentifier);
        if (right.Count == 0)
        {
            return false;
        }

        RequireOne(right);
        return JsonPathComparison.Holds(filter.Name, left[0], right[0]);
    }

    private bool Exists(Step path, Node item, Func<string, bool> onIdentifier)
    {
        try
        {
            return Evaluate(path, [item], onIdentifier).Count > 0;
        }
        catch (JsonPathException) when (_values <= MaxValues)
        {
            // What cannot be followed does not exist.
            return false;
        }
    }

    private static void RequireOne(IReadOnlyList<Node> values)
    {
        if (values.Count > 1)
        {
            throw new JsonPathException("can only compare one element at a time");
        }
    }

    /// <summary>Each value that has contents, before what is found in it.</summary>
    private List<Node> Descend(IEnumerable<Node> input)
    {
        var results = new List<Node>();
        foreach (var value in input)
        {
            var contents = Contents(value).ToList();
            if (contents.Count > 0)
            {
                _values++;
                results.Add(value);
                results.AddRange(Descend(contents));
            }
        }

        return results;
    }
}
