using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>Validates values, with the messages of the library Helm uses.</summary>
internal sealed class SchemaValidator(SchemaDocument document)
{
    private const int MaxDepth = 400;
    private const int MaxSteps = 5_000_000;

    private readonly PatternSet _patterns = new();
    private int _steps;

    public int Draft => document.Draft;

    public bool ChecksFormats => document.ChecksFormats;

    public SchemaError? Validate(object? value) => Validate(document.Root, value, "", 0).Error;

    public SchemaOutcome Validate(Node schema, object? value, string location, int depth)
    {
        if (depth > MaxDepth || ++_steps > MaxSteps)
        {
            throw new ValuesException("the schema refers to itself without end, or is too large for the values");
        }

        if (schema is BooleanNode boolean)
        {
            return new SchemaOutcome(boolean.Value ? null : new SchemaError(location, "false schema", []));
        }

        if (schema is not MapNode map)
        {
            return new SchemaOutcome(null);
        }

        if (TypeProblem(map, value) is { } problem)
        {
            return new SchemaOutcome(new SchemaError(location, problem, []));
        }

        return ValidateKeywords(map, value, location, depth);
    }

    public bool IsMatch(string pattern, string text) => _patterns.IsMatch(pattern, text);

    private SchemaOutcome ValidateKeywords(MapNode map, object? value, string location, int depth)
    {
        var run = new SchemaRun(this, map, value, location, depth);
        if (map.GetString("$ref") is { } reference)
        {
            run.IncludeReferred(Validate(document.Resolve(reference)!, value, location, depth + 1));
            if (Draft < 2019)
            {
                return run.Outcome();
            }
        }

        if (map.GetString("$dynamicRef") is { } dynamic && document.Resolve(dynamic) is { } target)
        {
            run.IncludeReferred(Validate(target, value, location, depth + 1));
        }

        switch (value)
        {
            case GoMap properties:
                new ObjectKeywords(run).Check(properties);
                break;
            case GoList items:
                new ArrayKeywords(run).Check(items);
                break;
            case string text:
                ScalarKeywords.Check(run, text);
                break;
            case not (null or bool):
                ScalarKeywords.Check(run, SchemaNumbers.Of(value));
                break;
        }

        new ConditionKeywords(run).Check();
        return run.Outcome();
    }

    /// <summary>type, const and enum: after one of them fails nothing else is looked at.</summary>
    private static string? TypeProblem(MapNode map, object? value)
    {
        var types = map["type"] switch
        {
            StringNode one => [one.Value],
            ListNode list => list.OfType<StringNode>().Select(type => type.Value).ToArray(),
            _ => [],
        };
        var actual = SchemaText.TypeOf(value);
        if (types.Length > 0 && !types.Contains(actual) && !(types.Contains("integer") && actual == "number" && SchemaNumbers.IsInteger(value)))
        {
            return $"got {actual}, want {string.Join(" or ", types.OrderBy(TypeOrder))}";
        }

        if (map.ContainsKey("const") && !SchemaNumbers.AreEqual(value, map["const"]!))
        {
            return map["const"] is MapNode or ListNode ? "const failed" : $"value must be {SchemaText.Show(map["const"]!)}";
        }

        if (map.GetList("enum") is { } allowed && !allowed.Any(item => SchemaNumbers.AreEqual(value, item)))
        {
            return allowed.Any(item => item is MapNode or ListNode) ? "enum failed"
                : allowed.Count == 1 ? $"value must be {SchemaText.Show(allowed[0])}"
                : $"value must be one of {string.Join(", ", allowed.Select(SchemaText.Show))}";
        }

        return null;
    }

    private static int TypeOrder(string type) => Array.IndexOf((string[])["null", "boolean", "number", "integer", "string", "array", "object"], type);
}
