using Flux.Helm.Charts;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Values;

/// <summary>Checks values against the values.schema.json of each chart.</summary>
internal static class SchemaValidation
{
    public static void Check(ChartNode chart, GoMap values)
    {
        if (chart.Chart.Schema is null)
        {
            foreach (var dependency in chart.Dependencies)
            {
                Check(dependency, (GoMap)values[dependency.Name]!);
            }
        }
    }
}
