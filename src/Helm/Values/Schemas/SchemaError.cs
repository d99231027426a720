namespace Flux.Helm.Values.Schemas;

/// <summary>A violation at a place of the values, with those it follows from.</summary>
internal sealed record SchemaError(string Location, string Message, IReadOnlyList<SchemaError> Causes)
{
    /// <summary>True for several violations of one schema, which have no message of their own.</summary>
    public bool IsGroup { get; init; }

    public static SchemaError Group(string location, IReadOnlyList<SchemaError> causes) =>
        causes.Count == 1 ? causes[0] : new SchemaError(location, "validation failed", causes) { IsGroup = true };

    /// <summary>The violations as an indented list.</summary>
    public static string Describe(SchemaError root)
    {
        var lines = new List<string>();
        foreach (var error in root.IsGroup ? root.Causes : [root])
        {
            Describe(error, 0, lines);
        }

        return string.Join('\n', lines);
    }

    private static void Describe(SchemaError error, int depth, List<string> lines)
    {
        lines.Add($"{new string(' ', depth * 2)}- at {SchemaText.Quote(error.Location)}: {error.Message}");
        foreach (var cause in error.Causes)
        {
            Describe(cause, depth + 1, lines);
        }
    }
}
