using Flux.Helm.Charts;

namespace Flux.Helm.Linting;

/// <summary>Dependencies in Chart.yaml and in charts/.</summary>
internal static class DependencyRules
{
    public static void Check(LintReport report, ChartLoadResult loaded, string path)
    {
        if (!report.Check(LintSeverity.Error, "", loaded.Error is null ? null : $"unable to load chart\n\t{loaded.Error}"))
        {
            return;
        }

        var declared = loaded.Chart!.Metadata.Dependencies.Select(dependency => dependency.Name).ToArray();
        var present = loaded.Chart.Dependencies.Select(dependency => dependency.Name).ToArray();
        report.Check(LintSeverity.Error, path, Missing("chart metadata", [.. present.Where(name => !declared.Contains(name))]));
        report.Check(LintSeverity.Warning, path, Missing("chart directory", [.. declared.Where(name => !present.Contains(name))]));
    }

    private static string? Missing(string where, string[] names) =>
        names.Length > 0 ? $"{where} is missing these dependencies: {string.Join(',', names)}" : null;
}
