using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Keywords on objects.</summary>
internal sealed class ObjectKeywords(SchemaRun run)
{
    public void Check(GoMap map)
    {
        CheckCounts(map);
        CheckRequired(map, "required", run.Schema["required"], null);
        CheckDependencies(map);
        CheckProperties(map);
        if (run.Schema["propertyNames"] is { } names && run.Validator.Draft > 4)
        {
            foreach (var key in map.SortedKeys)
            {
                if (run.Validator.Validate(names, key, "", 0).Error is { } error)
                {
                    run.FailAtRoot($"invalid propertyName {SchemaText.Quote(key)}", error.IsGroup ? error.Causes : [error]);
                }
            }
        }
    }

    private void CheckCounts(GoMap map)
    {
        if (run.Number("minProperties") is { } least && map.Count < least)
        {
            run.Fail($"minProperties: got {map.Count}, want {SchemaText.Number(least)}");
        }

        if (run.Number("maxProperties") is { } most && map.Count > most)
        {
            run.Fail($"maxProperties: got {map.Count}, want {SchemaText.Number(most)}");
        }
    }

    private void CheckRequired(GoMap map, string keyword, Node? required, string? because)
    {
        var missing = (required as ListNode ?? []).OfType<StringNode>().Select(name => name.Value).Where(name => !map.ContainsKey(name)).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        run.Fail(keyword == "required"
            ? $"missing {(missing.Length == 1 ? "property" : "properties")} {SchemaText.Quote(missing)}"
            : $"properties {SchemaText.Quote(missing)} required, if {SchemaText.Quote(because!)} exists");
    }

    private void CheckDependencies(GoMap map)
    {
        foreach (var keyword in (string[])["dependencies", "dependentSchemas", "dependentRequired"])
        {
            foreach (var (name, dependency) in run.Schema.GetMap(keyword) ?? [])
            {
                if (!map.ContainsKey(name))
                {
                    continue;
                }

                if (dependency is ListNode)
                {
                    CheckRequired(map, keyword, dependency, name);
                }
                else
                {
                    run.Include(run.Apply(dependency));
                }
            }
        }
    }

    private void CheckProperties(GoMap map)
    {
        var known = run.Schema.GetMap("properties");
        var patterns = run.Schema.GetMap("patternProperties");
        var additional = run.Schema["additionalProperties"];
        var unwanted = new List<string>();
        foreach (var (name, value) in map.Entries)
        {
            var seen = false;
            if (known?[name] is { } schema)
            {
                seen = true;
                run.CheckProperty(schema, name, value);
            }

            foreach (var (pattern, other) in patterns ?? [])
            {
                if (run.Validator.IsMatch(pattern, name))
                {
                    seen = true;
                    run.CheckProperty(other, name, value);
                }
            }

            if (seen || additional is null)
            {
                continue;
            }

            if (additional is BooleanNode { Value: false })
            {
                run.MarkProperty(name);
                unwanted.Add(name);
            }
            else
            {
                run.CheckProperty(additional, name, value);
            }
        }

        if (unwanted.Count > 0)
        {
            run.Fail($"additional properties {SchemaText.Quote(unwanted)} not allowed");
        }
    }
}
