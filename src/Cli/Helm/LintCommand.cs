using Flux.Helm.Linting;

namespace Flux.Cli.Helm;

/// <summary><c>lint</c>: checks charts and prints what is wrong with each.</summary>
internal static class LintCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Lint);
        var paths = flags.Arguments.Count > 0 ? flags.Arguments : ["."];
        var values = ValueFlags.Read(context, flags);
        var failed = 0;
        var noisy = 0;
        foreach (var path in paths)
        {
            var result = ChartLinter.Lint(context.Resolve(path), values, new LintOptions { Strict = flags.Has("strict"), SkipSchemaValidation = flags.Has("skip-schema-validation") });
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

    private static void Print(HelmContext context, string path, LintResult result, bool quiet)
    {
        if (quiet && result.Errors.Count == 0 && result.Messages.All(message => message.Severity < LintSeverity.Warning))
        {
            return;
        }

        context.Out.Write($"==> Linting {path}\n");
        foreach (var error in result.Messages.Count == 0 ? result.Errors : [])
        {
            context.Out.Write($"Error {error.Replace(context.Resolve(path), path, StringComparison.Ordinal)}\n");
        }

        foreach (var message in result.Messages.Where(message => !quiet || message.Severity > LintSeverity.Info))
        {
            context.Out.Write($"{message}\n");
        }

        context.Out.Write("\n");
    }
}
