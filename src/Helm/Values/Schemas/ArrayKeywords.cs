using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Keywords on arrays.</summary>
internal sealed class ArrayKeywords(SchemaRun run)
{
    public void Check(GoList list)
    {
        if (run.Number("minItems") is { } least && list.Count < least)
        {
            run.Fail($"minItems: got {list.Count}, want {SchemaText.Number(least)}");
        }

        if (run.Number("maxItems") is { } most && list.Count > most)
        {
            run.Fail($"maxItems: got {list.Count}, want {SchemaText.Number(most)}");
        }

        if (run.Schema.GetBoolean("uniqueItems") ?? false)
        {
            CheckUnique(list);
        }

        if (run.Validator.Draft < 2020)
        {
            CheckOldItems(list);
        }
        else
        {
            CheckItems(list, run.Schema.GetList("prefixItems"), run.Schema["items"]);
        }

        CheckContains(list);
    }

    private void CheckUnique(GoList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
            {
                if (GoEquality.DeepEqual(list[i], list[j]))
                {
                    run.Fail($"items at {i} and {j} are equal");
                    return;
                }
            }
        }
    }

    private void CheckOldItems(GoList list)
    {
        if (run.Schema["items"] is ListNode tuple)
        {
            var additional = run.Schema["additionalItems"];
            if (additional is BooleanNode { Value: false } && list.Count > tuple.Count)
            {
                run.Fail($"last {list.Count - tuple.Count} additionalItem(s) not allowed");
                additional = null;
            }

            CheckItems(list, tuple, additional);
        }
        else
        {
            CheckItems(list, null, run.Schema["items"]);
        }
    }

    private void CheckItems(GoList list, ListNode? prefix, Node? rest)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (i < (prefix?.Count ?? 0))
            {
                run.CheckItem(prefix![i], i, list[i]);
            }
            else if (rest is not null)
            {
                run.CheckItem(rest, i, list[i]);
            }
        }
    }

    private void CheckContains(GoList list)
    {
        if (run.Schema["contains"] is not { } wanted || run.Validator.Draft < 6)
        {
            return;
        }

        var errors = new List<SchemaError>();
        var matched = 0;
        for (var i = 0; i < list.Count; i++)
        {
            if (run.ItemError(wanted, i, list[i]) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                matched++;
                run.MarkItem(i);
            }
        }

        if (run.Number("minContains") is { } least)
        {
            if (matched < least)
            {
                run.Fail($"min {SchemaText.Number(least)} items required to match contains schema, but {(matched == 0 ? "none" : $"matched {matched} items")}", errors);
            }
        }
        else if (matched == 0)
        {
            run.Fail("no items match contains schema", errors);
        }

        if (run.Number("maxContains") is { } most && matched > most)
        {
            run.Fail($"max {SchemaText.Number(most)} items required to match contains schema, but matched {matched} items");
        }
    }
}
