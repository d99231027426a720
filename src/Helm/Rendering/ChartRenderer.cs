using Flux.Helm.Charts;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Helm.Values;

namespace Flux.Helm.Rendering;

/// <summary>Renders charts. Stateless: charts may be rendered by any number of threads at the same time.</summary>
public static class ChartRenderer
{
    private const string NotesFile = "NOTES.txt";

    /// <summary>Processes dependencies, merges and checks values, runs the templates, and sorts what comes out.</summary>
    public static RenderResult Render(Chart chart, ChartValues values, RenderOptions options, CancellationToken cancellationToken = default)
    {
        var warnings = new List<string>();
        var rendering = false;
        try
        {
            var root = new ChartNode(chart);
            ProcessDependencies(root, values, warnings);
            var merged = new ValueCoalescing(keepNulls: false, text => warnings.Add(LogLine.Info(text))).Coalesce(root, values.Copy());
            if (!options.SkipSchemaValidation)
            {
                SchemaValidation.Check(root, merged);
            }

            rendering = true;
            CheckKubeVersion(chart, options);
            var files = new TemplateRun(options, new RenderMeter(options.Budget, options.Clock, cancellationToken)).Render(root, merged);
            return Sort(root, files, options, warnings) with { Warnings = warnings };
        }
        catch (ValuesException error)
        {
            return Failure(error.Message, rendering, warnings);
        }
        catch (RenderFailedException error)
        {
            return Failure(error.Message, rendering, warnings);
        }
    }

    private static void ProcessDependencies(ChartNode root, ChartValues values, List<string> warnings)
    {
        try
        {
            new DependencyProcessing(warnings.Add).Process(root, values.Copy());
        }
        catch (ValuesException error)
        {
            warnings.Add($"level=ERROR msg=\"chart dependencies processing failed\" error={LogLine.Value(error.Message)}");
            throw new ValuesException($"chart dependencies processing failed: {error.Message}");
        }
    }

    private static RenderResult Failure(string error, bool rendering, List<string> warnings) =>
        new() { Error = error, FailedWhileRendering = rendering, Warnings = warnings };

    private static void CheckKubeVersion(Chart chart, RenderOptions options)
    {
        var (wanted, actual) = (chart.Metadata.KubeVersion, options.Capabilities.KubeVersion);
        if (wanted.Length > 0 && !DependencyProcessing.IsCompatible(wanted, actual.Normalized))
        {
            throw new RenderFailedException($"chart requires kubeVersion: {wanted} which is incompatible with Kubernetes {actual.Version}");
        }
    }

    private static RenderResult Sort(ChartNode root, IReadOnlyDictionary<string, string> files, RenderOptions options, List<string> warnings)
    {
        var own = SlashPath.Join(root.Name, "templates", NotesFile);
        var notes = files.Where(file => file.Key.EndsWith(NotesFile, StringComparison.Ordinal) && (options.IncludeSubchartNotes || file.Key == own))
            .Select(file => file.Value).Where(text => text.Length > 0);
        var documents = files.Where(file => !file.Key.EndsWith(NotesFile, StringComparison.Ordinal));
        IReadOnlyList<Hook> hooks;
        IReadOnlyList<Manifest> manifests;
        try
        {
            (hooks, manifests) = ManifestSorter.Sort(documents, KindOrder.Install, warnings.Add);
        }
        catch (RenderFailedException error)
        {
            var output = files.Where(file => !string.IsNullOrWhiteSpace(file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal);
            return Failure(error.Message, rendering: true, warnings) with
            {
                InvalidOutput = string.Concat(output.Select(file => $"---\n# Source: {file.Key}\n{file.Value}\n")).Trim() + "\n",
            };
        }

        return new RenderResult { Hooks = hooks, Manifests = manifests, Notes = string.Join('\n', notes), Crds = [.. Crds(root)] };
    }

    private static IEnumerable<CustomResource> Crds(ChartNode chart)
    {
        foreach (var file in chart.Chart.Files.Where(file => file.Name.StartsWith("crds/", StringComparison.Ordinal)))
        {
            if (SlashPath.Extension(file.Name).ToLowerInvariant() is ".yaml" or ".yml" or ".json")
            {
                yield return new CustomResource(SlashPath.Join(chart.FullPath, file.Name), GoText.Decode(file.Data));
            }
        }

        foreach (var crd in chart.Dependencies.SelectMany(Crds))
        {
            yield return crd;
        }
    }
}
