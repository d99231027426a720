using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Keywords that combine schemas.</summary>
internal sealed class ConditionKeywords(SchemaRun run)
{
    public void Check()
    {
        if (run.Schema["not"] is { } not && run.Apply(not).Error is null)
        {
            run.Fail("'not' failed");
        }

        CheckAllOf();
        CheckAnyOf();
        CheckOneOf();
        if (run.Schema["if"] is { } condition && run.Validator.Draft >= 7)
        {
            var outcome = run.Apply(condition);
            run.See(outcome);
            if (run.Schema[outcome.Error is null ? "then" : "else"] is { } branch)
            {
                run.Include(run.Apply(branch));
            }
        }

        if (run.Validator.Draft >= 2019)
        {
            CheckUnevaluated();
        }
    }

    private void CheckAllOf()
    {
        var outcomes = (run.Schema.GetList("allOf") ?? []).Select(run.Apply).ToArray();
        foreach (var outcome in outcomes)
        {
            run.See(outcome);
        }

        var errors = outcomes.Select(outcome => outcome.Error).OfType<SchemaError>().ToArray();
        if (errors.Length > 0)
        {
            run.Fail("'allOf' failed", errors);
        }
    }

    private void CheckAnyOf()
    {
        if (run.Schema.GetList("anyOf") is not { Count: > 0 } list)
        {
            return;
        }

        var outcomes = list.Select(run.Apply).ToArray();
        var matched = outcomes.Where(outcome => outcome.Error is null).ToArray();
        foreach (var outcome in matched)
        {
            run.See(outcome);
        }

        if (matched.Length == 0)
        {
            run.Fail("'anyOf' failed", [.. outcomes.Select(outcome => outcome.Error!)]);
        }
    }

    private void CheckOneOf()
    {
        if (run.Schema.GetList("oneOf") is not { Count: > 0 } list)
        {
            return;
        }

        var outcomes = list.Select(run.Apply).ToArray();
        var matched = Enumerable.Range(0, outcomes.Length).Where(index => outcomes[index].Error is null).ToArray();
        switch (matched.Length)
        {
            case 0:
                run.Fail("'oneOf' failed, none matched", [.. outcomes.Select(outcome => outcome.Error!)]);
                break;
            case 1:
                run.See(outcomes[matched[0]]);
                break;
            default:
                run.Fail($"'oneOf' failed, subschemas {matched[0]}, {matched[1]} matched");
                break;
        }
    }

    private void CheckUnevaluated()
    {
        if (run.Value is GoMap map && run.Schema["unevaluatedProperties"] is { } properties)
        {
            foreach (var (key, value) in map.Entries.Where(entry => !run.HasSeen(entry.Key)))
            {
                run.CheckProperty(properties, key, value);
            }
        }

        if (run.Value is GoList list && run.Schema["unevaluatedItems"] is { } items)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (!run.HasSeen(i))
                {
                    run.CheckItem(items, i, list[i]);
                }
            }
        }
    }
}
