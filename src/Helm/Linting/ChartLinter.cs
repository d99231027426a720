using Flux.Helm.Charts;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Linting;

/// <summary>Checks a chart for mistakes, as <c>helm lint</c> does.</summary>
public static class ChartLinter
{
    /// <summary>Checks the chart in a folder or archive.</summary>
    public static LintResult Lint(string path, ChartValues values, LintOptions options)
    {
        List<ChartFile> files;
        try
        {
            files = ReadFiles(path);
        }
        catch (ChartLoadException error)
        {
            return new LintResult([], [$"unable to extract tarball: {error.Message}"]);
        }

        catch (FileNotFoundException)
        {
            return new LintResult([], [$"unable to open tarball: open {path}: no such file or directory"]);
        }

        if (files.Find(file => file.Name == "Chart.yaml") is not { } metadata)
        {
            return new LintResult([], [$"unable to check Chart.yaml file in chart: stat {Path.Combine(path, "Chart.yaml")}: no such file or directory"]);
        }

        var report = new LintReport();
        MetadataRules.Check(report, metadata);
        CheckValues(report, files, values, options);
        var chart = ChartLoader.LoadFiles(files);
        TemplateRules.Check(report, chart, files, values, options);
        DependencyRules.Check(report, chart, path);
        CrdRules.Check(report, chart, files);
        var tolerated = options.Strict ? LintSeverity.Warning : LintSeverity.Error;
        return new LintResult(report.Messages, [.. report.Messages.Where(message => message.Severity >= tolerated).Select(message => message.Text)]) { Warnings = report.Warnings };
    }

    private static List<ChartFile> ReadFiles(string path)
    {
        if (!path.EndsWith(".tgz", StringComparison.Ordinal) && !path.EndsWith(".tar.gz", StringComparison.Ordinal))
        {
            return Directory.Exists(path) ? ChartDirectory.Read(path, ChartLimits.Default, []) : [];
        }

        using var archive = File.OpenRead(path);
        return ChartArchive.Read(archive, ChartLimits.Default);
    }

    private static void CheckValues(LintReport report, List<ChartFile> files, ChartValues values, LintOptions options)
    {
        const string File = "values.yaml";
        var file = files.Find(candidate => candidate.Name == File);
        if (report.Check(LintSeverity.Info, File, file is null ? "file does not exist" : null))
        {
            report.Check(LintSeverity.Error, File, ValuesProblem(file!, files, values, options));
        }
    }

    /// <summary>Only the chart's own values and schema are looked at, not those of subcharts.</summary>
    private static string? ValuesProblem(ChartFile file, List<ChartFile> files, ChartValues values, LintOptions options)
    {
        try
        {
            var defaults = YamlReader.Read(GoText.Decode(file.Data)) as Manifests.Nodes.MapNode ?? [];
            var merged = values.Copy();
            new ValueCoalescing(keepNulls: false, _ => { }).Tables(merged, NodeValues.FromMap(defaults));
            var schema = files.Find(candidate => candidate.Name == "values.schema.json");
            return schema is null || schema.Data.Length == 0 || options.SkipSchemaValidation ? null : SchemaValidation.Problem(schema.Data, merged);
        }
        catch (ManifestException error)
        {
            return $"unable to parse YAML: error converting YAML to JSON: {error.Message}";
        }
    }
}
