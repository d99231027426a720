using System.Globalization;

namespace Flux.Cli.Helm;

/// <summary><c>install --dry-run=client</c>: what an install would apply, and its notes. Installing itself is the control plane's.</summary>
internal static class InstallCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Install);
        if (flags.Value("dry-run") is not ("client" or "true" or "unset"))
        {
            throw new CommandException("only --dry-run=client is supported: releases are installed by HelmRelease resources");
        }

        var rendering = new ReleaseRendering(context, flags, null);
        var result = rendering.Render();
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
