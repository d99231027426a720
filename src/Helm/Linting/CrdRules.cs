using Flux.Helm.Charts;
using Flux.Helm.Templates.Text;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Linting;

/// <summary>The files in crds/.</summary>
internal static class CrdRules
{
    public static void Check(LintReport report, ChartLoadResult loaded, List<ChartFile> files)
    {
        if (!files.Exists(file => file.Name.StartsWith("crds/", StringComparison.Ordinal)) || !report.Check(LintSeverity.Error, "crds/", loaded.Error))
        {
            return;
        }

        foreach (var file in loaded.Chart!.Files.Where(IsCrd))
        {
            if (!CheckFile(report, file))
            {
                return;
            }
        }
    }

    private static bool IsCrd(ChartFile file) =>
        file.Name.StartsWith("crds/", StringComparison.Ordinal) && Path.GetExtension(file.Name).ToLowerInvariant() is (".yaml" or ".yml" or ".json");

    private static bool CheckFile(LintReport report, ChartFile file)
    {
        try
        {
            foreach (var map in DocumentStream.Split(GoText.Decode(file.Data)).Select(document => YamlReader.Read(document)).OfType<MapNode>())
            {
                report.Check(LintSeverity.Error, file.Name, (map.GetString("apiVersion") ?? "").StartsWith("apiextensions.k8s.io", StringComparison.Ordinal)
                    ? null : "apiVersion is not in 'apiextensions.k8s.io'");
                report.Check(LintSeverity.Error, file.Name, map.GetString("kind") == "CustomResourceDefinition" ? null : "object kind is not 'CustomResourceDefinition'");
            }

            return true;
        }
        catch (ManifestException error)
        {
            return report.Check(LintSeverity.Error, file.Name, $"unable to parse YAML: error converting YAML to JSON: {error.Message}");
        }
    }
}
