using Flux.Manifests.Nodes;

namespace Flux.Manifests.JsonPaths;

/// <summary>One execution: goes through the pieces of a template, and through those of a range once per value.</summary>
internal sealed class JsonPathRun(IReadOnlyList<Step> steps, JsonPathEvaluator evaluator)
{
    private int _begun;
    private int _inside;
    private int _ended;
    private int _lastEnd = -1;

    public List<IReadOnlyList<Node>> Run(Node? root, int from = 0)
    {
        var found = new List<IReadOnlyList<Node>>();
        for (var i = from; i < steps.Count; i++)
        {
            var results = evaluator.Evaluate(steps[i], root is null ? [] : [root], OnIdentifier);
            if (_ended > 0 && _ended <= _inside)
            {
                _ended--;
                _lastEnd = i;
                break;
            }

            if (_begun == 0)
            {
                found.Add(results);
                continue;
            }

            _begun--;
            RunRange(results, i + 1, found);
            i = _lastEnd > i ? _lastEnd : i;
        }

        return found;
    }

    private void RunRange(IReadOnlyList<Node> values, int from, List<IReadOnlyList<Node>> found)
    {
        _inside++;
        foreach (var value in values)
        {
            found.AddRange(Run(value, from));
        }

        if (values.Count == 0)
        {
            // Nothing is printed, but the end of the range must be found.
            Run(root: null, from);
        }

        _inside--;
    }

    private bool OnIdentifier(string name)
    {
        if (name == "range")
        {
            _begun++;
            return true;
        }

        if (name != "end")
        {
            throw new JsonPathException($"unrecognized identifier {name}");
        }

        if (_inside == 0)
        {
            throw new JsonPathException("not in range, nothing to end");
        }

        _ended++;
        return false;
    }
}
