using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Linting;

/// <summary>The templates and what they render to.</summary>
internal static class TemplateRules
{
    private const string Folder = "templates/";

    public static void Check(LintReport report, ChartLoadResult loaded, List<ChartFile> files, ChartValues values, LintOptions options)
    {
        var exists = files.Exists(file => file.Name.StartsWith(Folder, StringComparison.Ordinal));
        if (files.Exists(file => file.Name == "templates"))
        {
            report.Check(LintSeverity.Error, Folder, "not a directory");
            return;
        }

        if (!report.Check(LintSeverity.Warning, Folder, exists ? null : "directory does not exist") || !report.Check(LintSeverity.Error, Folder, loaded.Error))
        {
            return;
        }

        if (Render(report, loaded.Chart!, values, options) is not { } rendered)
        {
            return;
        }

        foreach (var template in loaded.Chart!.Templates)
        {
            var extension = SlashPath.Extension(template.Name);
            report.Check(LintSeverity.Error, template.Name, extension is ".yaml" or ".yml" or ".tpl" or ".txt"
                ? null : $"file extension '{extension}' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt");
            var content = rendered.GetValueOrDefault(SlashPath.Join(loaded.Chart.Name, template.Name)) ?? "";
            if (extension.ToLowerInvariant() is ".yaml" or ".yml" && content.Trim().Length > 0 && !CheckContent(report, template.Name, content))
            {
                return;
            }
        }
    }

    private static IReadOnlyDictionary<string, string>? Render(LintReport report, Chart chart, ChartValues values, LintOptions options)
    {
        var root = new ChartNode(chart);
        try
        {
            new DependencyProcessing(report.Warnings.Add).Process(root, values.Copy());
            var merging = new ValueCoalescing(keepNulls: false, _ => { });
            var merged = merging.Coalesce(root, merging.Coalesce(root, values.Copy()));
            if (!options.SkipSchemaValidation)
            {
                SchemaValidation.Check(root, merged);
            }

            var render = new RenderOptions
            {
                Release = new ReleaseInfo("test-release", options.Namespace) { Revision = 0 },
                Capabilities = options.Capabilities,
                IsLint = true,
                Log = report.Warnings.Add,
            };
            return new TemplateRun(render, new RenderMeter(render.Budget, render.Clock)).Render(root, merged);
        }
        catch (Exception error) when (error is ValuesException or RenderFailedException)
        {
            report.Check(LintSeverity.Error, Folder, error.Message);
            return null;
        }
    }

    private static bool CheckContent(LintReport report, string file, string content)
    {
        report.Check(LintSeverity.Warning, file, IndentProblem(content));
        Node[] documents;
        try
        {
            documents = [.. DocumentStream.Split(content).Select(document => YamlReader.Read(GoText.Encode(document)))];
        }
        catch (ManifestException error)
        {
            return report.Check(LintSeverity.Error, file, $"unable to parse YAML: error converting YAML to JSON: {error.Message}");
        }

        foreach (var document in documents)
        {
            if (document is MapNode map)
            {
                report.Check(LintSeverity.Warning, file, ObjectNames.Problem(map.GetString("kind") ?? "", Text(map.Get("metadata", "name"))));
                report.Check(LintSeverity.Error, file, SelectorProblem(map, content));
                report.Check(LintSeverity.Error, file, ListProblem(map));
            }
            else if (document is not NullNode)
            {
                return report.Check(LintSeverity.Error, file, $"unable to parse YAML: {Templates.Functions.Data.GoYaml.Mismatch(document, "rules.k8sYamlStruct")}");
            }
        }

        return true;
    }

    private static string Text(Node? node) => node switch
    {
        StringNode text => text.Value,
        NumberNode number => number.Text,
        BooleanNode boolean => boolean.Value ? "true" : "false",
        _ => "",
    };

    private static string? IndentProblem(string content)
    {
        var first = content.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return first.StartsWith(' ') || first.StartsWith('\t')
            ? $"document starts with an illegal indent: {GoQuote.Quote(first)}, which may cause parsing problems"
            : null;
    }

    private static string? SelectorProblem(MapNode map, string content)
    {
        var kind = map.GetString("kind");
        return kind is "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet" && !content.Contains("matchLabels", StringComparison.Ordinal) && !content.Contains("matchExpressions", StringComparison.Ordinal)
            ? $"a {kind} must contain matchLabels or matchExpressions, and {GoQuote.Quote(map.GetString("metadata", "name") ?? "")} does not"
            : null;
    }

    private static string? ListProblem(MapNode map) =>
        map.GetString("kind") == "List" && (map.GetList("items") ?? []).Any(item => item.Get("metadata", "annotations", "helm.sh/resource-policy") is not null)
            ? "annotation 'helm.sh/resource-policy' within List objects are ignored"
            : null;
}
