namespace Flux.Sources.Charts;

/// <summary>Which repository URLs a chart's dependencies may have.</summary>
public static class DependencyUrl
{
    /// <param name="normalised">As <see cref="ChartUrls.Normalise"/> gives it.</param>
    /// <returns>Null when it can be used, else what is wrong.</returns>
    public static string? Validate(string normalised)
    {
        if (normalised.StartsWith('@'))
        {
            return $"aliased repository dependency is not supported: {normalised}";
        }

        var end = normalised.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && normalised[..end] is "http" or "https" or "oci" ? null : $"invalid dependency repository URL: {normalised}";
    }
}
