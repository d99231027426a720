using Flux.Helm.Charts;
using Flux.Helm.Linting;
using Flux.Helm.Rendering;
using Flux.Helm.Templates.Functions.Urls;

namespace Flux.Cli.Helm;

/// <summary><c>lint</c>: checks charts and prints what is wrong with each.</summary>
internal static class LintCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Lint);
        Usage.AtLeast(flags, 1, "lint", "PATH [flags]");
        var options = Options(flags);

        IReadOnlyList<string> paths = flags.Has("with-subcharts") ? [.. flags.Arguments, .. flags.Arguments.SelectMany(path => Subcharts(context, path))] : flags.Arguments;
        var values = ValueFlags.Read(context, flags);
        var failed = 0;
        var noisy = 0;
        foreach (var path in paths)
        {
            var result = ChartLinter.Lint(context.Resolve(path), values, options);
            if (flags.Has("debug") && (Path.Exists(context.Resolve(path)) ? Loaded(context, path) : null) is { } chart)
            {
                ChartSource.DebugDependencies(context, flags, chart);
            }

            foreach (var warning in result.Warnings)
            {
                context.Error.Write(warning + "\n");
            }

            noisy += result.Messages.Any(message => message.Severity >= LintSeverity.Warning) || result.Errors.Count > 0 ? 1 : 0;
            failed += result.Errors.Count > 0 ? 1 : 0;
            Print(context, path, result, flags.Has("quiet"));
        }

        var summary = $"{paths.Count} chart(s) linted, {failed} chart(s) failed";
        if (failed > 0)
        {
            throw new CommandException(summary);
        }

        if (!flags.Has("quiet") || noisy > 0)
        {
            context.Out.Write(summary + "\n");
        }
    }

    /// <summary>Paths in messages are those of the command line.</summary>
    private static string Shown(HelmContext context, string path, string error)
    {
        var full = context.Resolve(path);
        var folder = SlashPath.Clean(path) is var clean && clean == "." ? "" : clean + "/";
        return error.Replace(full + "/", folder, StringComparison.Ordinal).Replace(full, path, StringComparison.Ordinal);
    }

    private static LintOptions Options(Flags flags)
    {
        var options = new LintOptions
        {
            Strict = flags.Has("strict"),
            SkipSchemaValidation = flags.Has("skip-schema-validation"),
            Namespace = flags.Value("namespace") ?? "default",
        };
        if (flags.Value("kube-version") is not { Length: > 0 } text)
        {
            return options;
        }

        var version = KubeVersion.TryParse(text, out var problem) ?? throw new CommandException($"invalid kube version '{text}': {problem}");
        return options with { Capabilities = options.Capabilities with { KubeVersion = version } };
    }

    private static Chart? Loaded(HelmContext context, string path) =>
        (Directory.Exists(context.Resolve(path)) ? ChartLoader.LoadDirectory(context.Resolve(path)) : ChartLoader.LoadArchive(File.ReadAllBytes(context.Resolve(path)))).Chart;

    /// <summary>The charts below a chart, unpacked and packed, in the order of their paths.</summary>
    private static IEnumerable<string> Subcharts(HelmContext context, string path)
    {
        var folder = Path.Combine(path, "charts");
        var root = context.Resolve(folder);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.Combine(folder, Path.GetRelativePath(root, file))).Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) == "Chart.yaml" || file.EndsWith(".tgz", StringComparison.Ordinal) || file.EndsWith(".tar.gz", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file) == "Chart.yaml" ? Path.GetDirectoryName(file)! : file);
    }

    private static void Print(HelmContext context, string path, LintResult result, bool quiet)
    {
        if (quiet && result.Errors.Count == 0 && result.Messages.All(message => message.Severity < LintSeverity.Warning))
        {
            return;
        }

        context.Out.Write($"==> Linting {path}\n");
        foreach (var error in result.Messages.Count == 0 ? result.Errors : [])
        {
            context.Out.Write($"Error {Shown(context, path, error)}\n");
        }

        foreach (var message in result.Messages.Where(message => !quiet || message.Severity > LintSeverity.Info))
        {
            context.Out.Write($"{message}\n");
        }

        context.Out.Write("\n");
    }
}
