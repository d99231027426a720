using Flux.Helm.Charts;
using Flux.Helm.Templates.Values;
using Flux.Helm.Values.Schemas;

namespace Flux.Helm.Values;

/// <summary>Checks values against the values.schema.json of each chart.</summary>
internal static class SchemaValidation
{
    /// <exception cref="ValuesException">The values of a chart do not fit; only the first such chart is named.</exception>
    public static void Check(ChartNode chart, GoMap values)
    {
        if (chart.Chart.ParsedSchema is { } schema && Problem(() => schema.Value, values) is { } problem)
        {
            throw new ValuesException($"values don't meet the specifications of the schema(s) in the following chart(s):\n{chart.Name}:\n{problem}");
        }

        foreach (var dependency in chart.Dependencies)
        {
            Check(dependency, values[dependency.Name] as GoMap ?? new GoMap());
        }
    }

    /// <summary>Null, or the violations, a line each.</summary>
    public static string? Problem(byte[] schema, GoMap values) => Problem(() => SchemaDocument.Parse(schema), values);

    private static string? Problem(Func<SchemaDocument> schema, GoMap values)
    {
        try
        {
            return new SchemaValidator(schema()).Validate(values) is { } error ? SchemaError.Describe(error) + "\n" : null;
        }
        catch (ValuesException error)
        {
            return error.Message;
        }
    }
}
