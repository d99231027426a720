using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Manifests.JsonPaths;

namespace Flux.Cli.Helm;

/// <summary><c>show chart|values|readme|crds|all</c>.</summary>
internal static class ShowCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, words is ["values", ..] ? FlagSets.ShowValues : FlagSets.Show);
        if (flags.Arguments.Count != 2)
        {
            throw new CommandException($"\"helm show {flags.Argument(0)}\" requires 1 argument\n\nUsage:  helm show {flags.Argument(0)} [CHART] [flags]");
        }

        var chart = ChartSource.LoadFile(context, ChartSource.Locate(context, flags, flags.Arguments[1], context.Error), anyFormat: true);
        context.Out.Write(flags.Value("jsonpath") is { Length: > 0 } path ? Evaluate(chart, path) : Describe(chart, flags.Arguments[0]));
    }

    private static string Evaluate(Chart chart, string path)
    {
        JsonPath parsed;
        try
        {
            parsed = JsonPath.Parse(path);
        }
        catch (JsonPathException error)
        {
            throw new CommandException($"error parsing jsonpath {path}: {error.Message}");
        }

        try
        {
            return parsed.Execute(chart.Values);
        }
        catch (JsonPathException)
        {
            // A path that does not fit the values shows nothing.
            return "";
        }
    }

    private static string Describe(Chart chart, string what)
    {
        var all = what == "all";
        var text = new StringBuilder();
        if (all || what == "chart")
        {
            text.Append(ChartMetadataWriter.Write(chart.Metadata)).Append('\n');
        }

        if (all || what == "values")
        {
            text.Append(all && HasValues(chart) ? "---\n" : "");
            text.Append(Content(chart.Raw, "values.yaml"));
        }

        if (all || what == "readme")
        {
            var readme = chart.Files.FirstOrDefault(file => file.Name.ToLowerInvariant() is "readme.md" or "readme.txt" or "readme");
            text.Append(readme is null ? "" : $"{(all ? "---\n" : "")}{Encoding.UTF8.GetString(readme.Data)}\n");
        }

        if (all || what == "crds")
        {
            foreach (var crd in Crds(chart))
            {
                var content = Encoding.UTF8.GetString(crd.Data);
                text.Append(content.StartsWith("---", StringComparison.Ordinal) ? "" : "---\n").Append(content).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool HasValues(Chart chart) => chart.Raw.Any(file => file.Name == "values.yaml");

    private static string Content(IReadOnlyList<ChartFile> files, string name) =>
        files.FirstOrDefault(file => file.Name == name) is { } found ? Encoding.UTF8.GetString(found.Data) + "\n" : "";

    private static IEnumerable<ChartFile> Crds(Chart chart) =>
        chart.Files.Where(file => file.Name.StartsWith("crds/", StringComparison.Ordinal) && Path.GetExtension(file.Name).ToLowerInvariant() is (".yaml" or ".yml" or ".json"))
            .Concat(chart.Dependencies.SelectMany(Crds));
}
