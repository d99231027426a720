using System.Text;
using System.Text.RegularExpressions;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;

namespace Flux.Cli.Helm;

/// <summary><c>template</c>: renders a chart and prints the documents.</summary>
internal static partial class TemplateCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Template, context);
        CheckDryRun(context, flags);
        var rendering = new ReleaseRendering(context, flags, "release-name");
        var result = rendering.Render();
        if (flags.Value("output-dir") is { Length: > 0 } folder)
        {
            new OutputFolder(context, folder, flags.Has("release-name") ? Path.Combine(folder, rendering.Name) : folder).Write(result, Hooks(result, flags), flags);
            foreach (var pattern in flags.Values("show-only").Take(1))
            {
                throw new CommandException($"could not find template {pattern} in chart");
            }

            context.Out.Write("\n");
            return;
        }

        var text = Write(result, flags.Has("include-crds"), Hooks(result, flags));
        var only = flags.Values("show-only").ToArray();
        context.Out.Write(only.Length == 0 ? text : Select(text, only));
    }

    /// <summary>The documents as the command prints them: custom resource definitions where asked for, manifests, hooks.</summary>
    public static string Write(RenderResult result, bool withCrds, IEnumerable<Hook> hooks)
    {
        var text = new StringBuilder(ReleaseRendering.Manifest(result, withCrds, hideSecrets: false).Trim()).Append('\n');
        foreach (var hook in hooks)
        {
            text.Append("---\n# Source: ").Append(hook.Path).Append('\n').Append(hook.Manifest).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The hooks that are printed.</summary>
    public static IEnumerable<Hook> Hooks(RenderResult result, bool skipsAll, bool skipsTests) =>
        skipsAll ? [] : result.Hooks.Where(hook => !skipsTests || !hook.Events.Contains("test"));

    private static void CheckDryRun(HelmContext context, Flags flags)
    {
        switch (flags.Value("dry-run"))
        {
            case "false" or "none":
                throw new CommandException($"invalid dry-run value (\"{flags.Value("dry-run")}\"). Must be \"server\" or \"client\"");
            case "server":
                throw new CommandException("--dry-run=server needs a cluster, which this command does not reach");
            default:
                DryRun.Check(context, flags);
                break;
        }

        if (flags.Has("validate"))
        {
            throw new CommandException("--validate needs a cluster, which this command does not reach");
        }
    }

    private static IEnumerable<Hook> Hooks(RenderResult result, Flags flags) => Hooks(result, flags.Has("no-hooks"), flags.Has("skip-tests"));

    private static string Select(string text, string[] patterns)
    {
        var output = new StringBuilder();
        var documents = ManifestSplitter.Split(text);
        foreach (var pattern in patterns)
        {
            var found = documents.Where(document => Source().Match(document) is { Success: true } match && (ShellPattern.Match(pattern, match.Groups[1].Value) ?? false)).ToArray();
            if (found.Length == 0)
            {
                throw new CommandException($"could not find template {pattern} in chart");
            }

            foreach (var document in found)
            {
                output.Append("---\n").Append(document).Append('\n');
            }
        }

        return output.ToString();
    }

    [GeneratedRegex("# Source: [^/]+/(.+)")]
    private static partial Regex Source();
}
