using System.Globalization;
using Flux.Helm.Releases;
using Flux.Helm.Rendering;

namespace Flux.Cli.Helm;

/// <summary><c>install --dry-run=client</c>: what an install would apply, and its notes. Installing itself is the control plane's.</summary>
internal static class InstallCommand
{
    /// <exception cref="CommandException">A flag has a value that it cannot have.</exception>
    public static void CheckFlags(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Install, context);
        OutputFormat.Of(flags);
        DryRun.Check(context, flags);
    }

    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Install);
        if (flags.Value("dry-run") is not ("client" or "true" or "unset"))
        {
            CheckKubeconfig(context, flags);
            throw new CommandException("only --dry-run=client is supported: releases are installed by HelmRelease resources");
        }

        var rendering = new ReleaseRendering(context, flags, null);
        var result = rendering.Render();
        if (OutputFormat.Of(flags) is var format && format != "table")
        {
            OutputFormat.Write(context, format, Record(context, flags, rendering, result).Document);
            return;
        }

        WriteText(context, flags, rendering, result);
    }

    private static void CheckKubeconfig(HelmContext context, Flags flags)
    {
        if (flags.Value("kubeconfig") is { Length: > 0 } file && !File.Exists(context.Resolve(file)))
        {
            var problem = $"cluster reachability check failed: kubernetes cluster unreachable: stat {file}: no such file or directory";
            context.Error.Write($"level=ERROR msg=\"{problem}\"\n");
            throw new CommandException(problem);
        }
    }

    private static ReleaseRecord Record(HelmContext context, Flags flags, ReleaseRendering rendering, RenderResult result)
    {
        var now = context.Clock.GetUtcNow();
        return new ReleaseDraft(new ReleaseKey(rendering.Name, 1), rendering.Namespace, rendering.Chart!, rendering.Values!, result)
        {
            Status = ReleaseStatus.PendingInstall,
            Description = "Dry run complete",
            FirstDeployed = now,
            LastDeployed = now,
            Manifest = ReleaseRendering.Manifest(result, withCrds: false, flags.Has("hide-secret")),
            ChartTime = now,
            HidesNotes = flags.Has("hide-notes"),
        }.ToRecord();
    }

    private static void WriteText(HelmContext context, Flags flags, ReleaseRendering rendering, RenderResult result)
    {
        var output = context.Out;
        output.Write($"NAME: {rendering.Name}\n");
        output.Write($"LAST DEPLOYED: {context.Clock.GetUtcNow().ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture)}\n");
        output.Write($"NAMESPACE: {rendering.Namespace}\nSTATUS: pending-install\nREVISION: 1\nDESCRIPTION: Dry run complete\n");
        if (!result.Hooks.Any(hook => hook.Events.Contains("test")))
        {
            output.Write("TEST SUITE: None\n");
        }

        output.Write("HOOKS:\n");
        foreach (var hook in result.Hooks)
        {
            output.Write($"---\n# Source: {hook.Path}\n{hook.Manifest}\n");
        }

        output.Write($"MANIFEST:\n{ReleaseRendering.Manifest(result, withCrds: false, flags.Has("hide-secret"))}\n");
        if (result.Notes.Length > 0 && !flags.Has("hide-notes"))
        {
            output.Write($"NOTES:\n{result.Notes.Trim()}\n");
        }
    }
}
